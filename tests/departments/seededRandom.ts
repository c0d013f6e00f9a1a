/** Random numbers that are the same for the same seed, on every machine. */
export interface Random {
  /** A whole number, both ends included. */
  int(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  /** True in so many of a hundred cases. */
  percent(of100: number): boolean
  /** Some of a list, in its order. */
  some<T>(list: readonly T[], count: number): T[]
}

/** Mulberry32: small, quick and good enough to make up departments. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const int = (min: number, max: number): number => min + (next() % (max - min + 1))
  return {
    int,
    pick: (list) => {
      const chosen = list[int(0, list.length - 1)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
    percent: (of100) => int(1, 100) <= of100,
    some: (list, count) => {
      const left = list.map((value, index) => ({ value, index, at: int(0, 1_000_000) }))
      return left
        .sort((a, b) => a.at - b.at || a.index - b.index)
        .slice(0, count)
        .sort((a, b) => a.index - b.index)
        .map(({ value }) => value)
    },
  }
}

/** Something that computations read, which knows when it was last changed. */
export class Dependency {
  /** A tick of the memory that it belongs to; 0: as it began. */
  changedAt = 0
  /** What it is a part of: one sheet, of each of its rows. Changed whenever a part of it is. */
  readonly whole: Dependency | null

  constructor(whole: Dependency | null = null) {
    this.whole = whole
  }
}

/** Keeps what was computed for as long as nothing that it was computed from has changed. */
export interface Memory {
  /**
   * What `compute` returned the last time that the same computation asked for this key, or returns now.
   * @param key unique among what one computation asks for
   * @param compute of all that can change it reads only what tells this memory
   * @param grain `coarse`: it reads so much of what it reads that only wholes are worth keeping account of
   */
  recall<T>(key: string, compute: () => T, grain?: 'coarse'): T
}

/** Remembers nothing: the slow and obvious way. */
export const FORGETFUL: Memory = { recall: (_key, compute) => compute() }

/** One computation that was made: what came out, what it read, and what it asked for on the way. */
interface Known {
  readonly value: unknown
  readonly from: readonly Dependency[]
  readonly at: number
  readonly inner: ReadonlyMap<string, Known>
}

/** One computation that is being made. */
interface Running {
  readonly from: Set<Dependency>
  /** What it asked for the last time. What it does not ask for again is forgotten with it. */
  readonly before: ReadonlyMap<string, Known>
  readonly asked: Map<string, Known>
  readonly isCoarse: boolean
}

const NOTHING: ReadonlyMap<string, Known> = new Map()

/** A memory that finds out by itself what each computation reads. */
export class TrackingMemory implements Memory {
  readonly #outermost = new Map<string, Known>()
  #running: Running | null = null
  #now = 0

  /** Everything that was computed from it has to be computed anew. */
  change(dependency: Dependency): void {
    this.#now++
    for (let one: Dependency | null = dependency; one !== null; one = one.whole) one.changedAt = this.#now
  }

  /** Whatever is being computed depends on it. */
  read(dependency: Dependency): void {
    this.#running?.from.add(dependency)
  }

  /** Whether no more than wholes is kept account of at present. */
  get isCoarse(): boolean {
    return this.#running === null || this.#running.isCoarse
  }

  recall<T>(key: string, compute: () => T, grain?: 'coarse'): T {
    const outer = this.#running
    const last = (outer?.before ?? this.#outermost).get(key)
    const known =
      last !== undefined && isFresh(last) ? last : this.#make(compute, last?.inner ?? NOTHING, grain === 'coarse')
    const asked = outer?.asked ?? this.#outermost
    asked.set(key, known)
    // It depends on what an inner one read, as a whole: so its own list stays short.
    if (outer !== null) for (const dependency of known.from) outer.from.add(dependency.whole ?? dependency)
    return known.value as T
  }

  #make<T>(compute: () => T, before: ReadonlyMap<string, Known>, isCoarse: boolean): Known {
    const outer = this.#running
    const running: Running = { from: new Set(), before, asked: new Map(), isCoarse }
    this.#running = running
    try {
      return { value: compute(), from: [...running.from], at: this.#now, inner: running.asked }
    } finally {
      this.#running = outer
    }
  }
}

function isFresh({ from, at }: Known): boolean {
  for (const { changedAt } of from) if (changedAt > at) return false
  return true
}

const SHORTEST_MS = 500
const LONGEST_MS = 30_000

/**
 * How long to wait before the next attempt to connect: full jitter, so that a crowd that lost one server doesn't come
 * back as one.
 * @param failures attempts that failed since the last good connection, from 1
 * @param random in [0, 1)
 * @returns milliseconds; invariant: 500 ≤ result ≤ 30 000
 */
export function reconnectDelay(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(failures, 16))
  return Math.round(SHORTEST_MS + random * (ceiling - SHORTEST_MS))
}

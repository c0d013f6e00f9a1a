/** What the service worker keeps of one build. */
export interface Precache {
  /** Another one for every other build. */
  readonly version: string
  /** Paths of its files, from the root. */
  readonly files: readonly string[]
}

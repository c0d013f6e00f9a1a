const KEPT_MS = 1_000
const LARGEST = 10_000

/** What sessions were found to be, for a second: one look into the database serves a burst of requests. */
export interface SessionCache<Person extends { readonly userId: string }> {
  get(cookie: string, lookUp: () => Promise<Person | null>): Promise<Person | null>
  /** Drops everything of a user, at once. */
  forget(userId: string): void
}

export function createSessionCache<Person extends { readonly userId: string }>(
  clock: () => Date,
): SessionCache<Person> {
  const entries = new Map<string, { readonly at: number; readonly person: Promise<Person | null>; userId?: string }>()
  return {
    get: (cookie, lookUp) => {
      const now = clock().getTime()
      const known = entries.get(cookie)
      if (known !== undefined && now - known.at < KEPT_MS) return known.person
      if (entries.size >= LARGEST) entries.clear()
      const person = lookUp()
      const entry: { at: number; person: Promise<Person | null>; userId?: string } = { at: now, person }
      entries.set(cookie, entry)
      person.then(
        (found) => {
          if (found === null) entries.delete(cookie)
          else entry.userId = found.userId
        },
        // A failed look is no answer to keep; whoever asked gets the error.
        () => entries.delete(cookie),
      )
      return person
    },
    forget: (userId) => {
      for (const [cookie, entry] of entries) {
        // A look under way may have read what has changed since.
        if (entry.userId === undefined || entry.userId === userId) entries.delete(cookie)
      }
    },
  }
}

/** The name of the part of a picture that was clicked: what its data call `part`; null where that is none. */
export function partOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('part' in data)) return null
  return typeof data.part === 'string' ? data.part : null
}

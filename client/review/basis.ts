import { Basis } from '@hesuan/shared/api/consolidation.ts'

/** The basis that an address names; the live drafts where it names none. */
export const basisOf = (search: URLSearchParams): Basis => {
  const named = Basis.safeParse(search.get('basis'))
  return named.success ? named.data : 'live'
}

/** The same address with one part changed; null takes it away. The rest of the address stays as it is. */
export function withSearch(search: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next
}

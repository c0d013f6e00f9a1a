import type { BoardSection } from '@hesuan/shared/api/board.ts'

/** One's own unit's; for whoever has none that where something was changed last, since that is what they come for. */
export function firstToTell<T extends Pick<BoardSection, 'unitCode' | 'lastEditAt'>>(
  sections: readonly T[],
  units: readonly { readonly code: string }[],
): T | undefined {
  const [first] = sections
  if (units.some(({ code }) => code === first?.unitCode)) return first
  return sections.reduce<T | undefined>(
    (latest, one) => ((one.lastEditAt ?? '') > (latest?.lastEditAt ?? '') ? one : latest),
    first,
  )
}

import type { ClassificationEntry } from '@hesuan/shared/classification/classification.ts'
import { comparableName } from '@hesuan/shared/classification/lookup.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { ListOption } from '../grid/gridSource.ts'
import { rowName } from './cellText.ts'
import { looksLikeInitials, pinyinInitials } from './pinyinInitials.ts'
import type { SheetContext } from './sheetContext.ts'

/** More than a person reads; typing narrows it down. */
const MOST = 60
const GROUP_DIGITS = 3

/** What the small list under a cell offers for what has been typed so far; everything where nothing has. */
export function listOptions({ type }: Column, query: string, context: SheetContext): readonly ListOption[] {
  switch (type.kind) {
    case 'code': {
      // A code is often typed in front of its name, as it is shown.
      const wanted = /^\d+/.exec(query.trim().normalize('NFKC'))?.[0] ?? query
      const entries = context.lists[type.list].search(looksLikeInitials(query) ? '' : wanted, Number.POSITIVE_INFINITY)
      const found = entries.filter(({ code }) => type.digits.includes(code.length))
      const used = usedGroups(type.list, context)
      const familiar = ({ code }: ClassificationEntry) => used.has(code.slice(0, GROUP_DIGITS))
      return byInitials([...found.filter(familiar), ...found.filter((entry) => !familiar(entry))], query, namesOf)
        .slice(0, MOST)
        .map(({ code, name }) => ({ value: code, label: code, detail: name }))
    }
    case 'choice':
      return matching(type.options, query)
    case 'row': {
      const rows = context.rows(type.sheet).map((row) => ({ value: row, label: rowName(row, type.show, context) }))
      return matching(rows, query)
    }
    default:
      return []
  }
}

const namesOf = ({ name, synonyms = [] }: ClassificationEntry): readonly string[] => [name, ...synonyms]

/** Those with a name that has these initials in it, in their order, names that begin with them first; all for other texts. */
function byInitials<T>(options: readonly T[], query: string, names: (option: T) => readonly string[]): readonly T[] {
  if (!looksLikeInitials(query)) return options
  const wanted = query.normalize('NFKC').trim().toLowerCase()
  const places = options.map((option) => ({
    option,
    at: names(option)
      .map((name) => pinyinInitials(name).indexOf(wanted))
      .filter((at) => at >= 0),
  }))
  return [
    ...places.filter(({ at }) => at.includes(0)),
    ...places.filter(({ at }) => at.length > 0 && !at.includes(0)),
  ].map(({ option }) => option)
}

/** The 类 that the section has codes of: what else it needs is most likely among them. */
function usedGroups(list: 'functional' | 'economic', context: SheetContext): ReadonlySet<string> {
  const codes = context.template.sheets.flatMap(({ id: sheet, columns }) =>
    columns
      .filter(({ type }) => type.kind === 'code' && type.list === list)
      .flatMap(({ id: column }) => context.rows(sheet).map((row) => context.cell(row, column))),
  )
  return new Set(codes.filter((code) => code !== '').map((code) => code.slice(0, GROUP_DIGITS)))
}

function matching(options: readonly { readonly value: string; readonly label: string }[], query: string): ListOption[] {
  const wanted = comparableName(query)
  const named = options.filter(({ label }) => comparableName(label).includes(wanted))
  // A name may have letters itself. What is neither a name nor initials is nowhere in the list: nothing of it is offered.
  const found =
    named.length > 0 || !looksLikeInitials(query) ? named : byInitials(options, query, ({ label }) => [label])
  return found.slice(0, MOST).map(({ value, label }) => ({ value, label, detail: '' }))
}

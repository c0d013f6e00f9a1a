import { ECONOMIC_2022 } from './2022/economic.ts'
import { FUNCTIONAL_2022 } from './2022/functional.ts'
import type { Classification, ClassificationEntry } from './classification.ts'

/** A code list, ready to be asked. */
export interface CodeLookup {
  has(code: string): boolean
  /** The name in this year's list, or null where the code is unknown. */
  name(code: string): string | null
  entry(code: string): ClassificationEntry | null
  /** The nearest known code above: 20801 for 2080101. */
  parent(code: string): string | null
  /** The entries whose codes begin with this one, itself not included. */
  below(code: string): readonly ClassificationEntry[]
  /** The entry of that name or synonym; brackets, widths and white space don't count. */
  byName(name: string): ClassificationEntry | null
  /** Entries whose code begins with the text, or whose name or synonym contains it; codes first. */
  search(text: string, limit: number): readonly ClassificationEntry[]
}

export interface Classifications {
  readonly functional: CodeLookup
  readonly economic: CodeLookup
}

/** The classifications of a year, or null where the project has none of it. */
export function classificationsOf(year: number): Classifications | null {
  return year === 2022 ? { functional: codeLookup(FUNCTIONAL_2022), economic: codeLookup(ECONOMIC_2022) } : null
}

/** Makes a code list ready to be asked. */
export function codeLookup({ entries }: Classification): CodeLookup {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  const names = new Map<string, ClassificationEntry>()
  for (const entry of entries) {
    // Where a 款 and its 项 share a name, the 款 comes first and keeps it.
    for (const name of [entry.name, ...(entry.synonyms ?? [])].map(comparableName)) {
      if (!names.has(name)) names.set(name, entry)
    }
  }
  return {
    has: (code) => byCode.has(code),
    name: (code) => byCode.get(code)?.name ?? null,
    entry: (code) => byCode.get(code) ?? null,
    parent: (code) => {
      for (let length = code.length - 1; length > 0; length--) {
        if (byCode.has(code.slice(0, length))) return code.slice(0, length)
      }
      return null
    },
    below: (code) => entries.filter((entry) => entry.code !== code && entry.code.startsWith(code)),
    byName: (name) => names.get(comparableName(name)) ?? null,
    search: (text, limit) => {
      const wanted = comparableName(text)
      if (wanted === '') return entries.slice(0, limit)
      const byPrefix = entries.filter(({ code }) => code.startsWith(wanted))
      const byPart = entries.filter(
        (entry) =>
          !byPrefix.includes(entry) &&
          [entry.name, ...(entry.synonyms ?? [])].some((name) => comparableName(name).includes(wanted)),
      )
      return [...byPrefix, ...byPart].slice(0, limit)
    },
  }
}

/** A name as it is compared: full-width forms folded, white space gone. */
export const comparableName = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '')

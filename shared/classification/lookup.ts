import { ECONOMIC_2022 } from './2022/economic.ts'
import { FUNCTIONAL_2022 } from './2022/functional.ts'
import type { Classification, ClassificationEntry } from './classification.ts'

/** A code list, ready to be asked. Never changes. */
export interface CodeLookup {
  has(code: string): boolean
  /** The name in this year's list, or null where the code is unknown. */
  name(code: string): string | null
  entry(code: string): ClassificationEntry | null
  /** The nearest known code above: 20801 for 2080101. */
  parent(code: string): string | null
  /** The entries whose codes begin with this one, itself not included. */
  below(code: string): readonly ClassificationEntry[]
  /** Every entry of that name or synonym: dozens are called 行政运行. Brackets, widths and white space don't count. */
  named(name: string): readonly ClassificationEntry[]
  /**
   * The entry that a name means: the only one of that name or synonym, or the one above all the others (399 其他支出, not
   * 39999 其他支出). Null where there is none, or where the name alone can't tell.
   */
  byName(name: string): ClassificationEntry | null
  /** Entries whose code begins with the text, or whose name or synonym contains it; codes first. */
  search(text: string, limit: number): readonly ClassificationEntry[]
}

export interface Classifications {
  readonly functional: CodeLookup
  readonly economic: CodeLookup
}

/** The classifications of a year, or null where the project has none of it. */
export const classificationsOf = (year: number): Classifications | null => OF_YEAR.get(year) ?? null

/** Makes a code list ready to be asked. */
function codeLookup({ entries }: Classification): CodeLookup {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  const names = Map.groupBy(
    entries.flatMap((entry) => [...namesOf(entry)].map((name) => ({ name, entry }))),
    ({ name }) => name,
  )
  const named = (name: string) => (names.get(comparableName(name)) ?? []).map(({ entry }) => entry)
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
    named,
    byName: (name) => {
      const [first, ...others] = named(name).toSorted((a, b) => a.code.length - b.code.length)
      return first !== undefined && others.every(({ code }) => code.startsWith(first.code)) ? first : null
    },
    search: (text, limit) => {
      const wanted = comparableName(text)
      if (wanted === '') return entries.slice(0, limit)
      const byPrefix = entries.filter(({ code }) => code.startsWith(wanted))
      const byPart = entries.filter(
        (entry) => !entry.code.startsWith(wanted) && [...namesOf(entry)].some((name) => name.includes(wanted)),
      )
      return [...byPrefix, ...byPart].slice(0, limit)
    },
  }
}

/** A name as it is compared: full-width forms folded, white space gone. */
export const comparableName = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '')

/** The name and synonyms of an entry as they are compared, each once. */
const namesOf = ({ name, synonyms = [] }: ClassificationEntry): Set<string> =>
  new Set([name, ...synonyms].map(comparableName))

const OF_YEAR: ReadonlyMap<number, Classifications> = new Map([
  [2022, { functional: codeLookup(FUNCTIONAL_2022), economic: codeLookup(ECONOMIC_2022) }],
])

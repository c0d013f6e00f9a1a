import { type AmountYuan, subtractYuan, ZERO_YUAN } from '../money/amount.ts'
import { codeParts, printedClass } from './codeParts.ts'
import { type FiguredTable, figuresOf, type Part, partOf } from './publishedFigure.ts'

/** One thing in two years. */
export interface YearChange {
  readonly id: string
  readonly label: string
  /** Null: there is nothing of it in that year. */
  readonly now: Part | null
  readonly before: Part | null
  /** Now less before, nothing counting as zero. */
  readonly by: AmountYuan
}

/** The expenditure by function beside that of another year, by code: everything that one of the two has. */
export function functionalChanges(
  now: readonly FiguredTable[],
  before: readonly FiguredTable[],
  digits: 3 | 5 | 7,
): YearChange[] {
  const partsOf = (tables: readonly FiguredTable[]) =>
    new Map(
      codeParts(figuresOf(tables, 'T02'), { column: 'total', digits, unit: null, prefix: 'code:' }).map((part) => [
        part.id,
        digits === 3 ? printedClass(part, tables) : part,
      ]),
    )
  const [present, past] = [partsOf(now), partsOf(before)]
  return [...new Set([...present.keys(), ...past.keys()])]
    .toSorted()
    .map((id) => changeOf(id, present.get(id) ?? null, past.get(id) ?? null))
}

/**
 * The projects that go on, beside what their performance forms say of the year before: all that is known of it where the
 * system has no budget of that year.
 */
export const projectChanges = (tables: readonly FiguredTable[]): YearChange[] =>
  tables
    .filter(({ id }) => id === 'T12')
    .flatMap((form) => {
      const one = figuresOf([form], 'T12')
      const name = one.text('header', 'printedName') || one.text('header', 'project')
      const [now, before] = [one.at('funds', 'yearTotal', name), one.at('funds', 'priorYear', name)]
      if (before === null) return []
      const id = `form:${form.copy}`
      return [changeOf(id, now === null ? null : partOf(id, name, [now]), partOf(id, name, [before]))]
    })

function changeOf(id: string, now: Part | null, before: Part | null): YearChange {
  const by = subtractYuan(now?.amount ?? ZERO_YUAN, before?.amount ?? ZERO_YUAN)
  return { id, label: now?.label ?? before?.label ?? id, now, before, by }
}

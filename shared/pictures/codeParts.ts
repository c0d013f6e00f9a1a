import { expenditureLineOf } from '../template/2022/tables/t01.ts'
import type { ColumnId } from '../template/ids.ts'
import {
  codeOfRow,
  type FiguredTable,
  figuresOf,
  type Part,
  type PublishedFigure,
  partOf,
  type TableFigures,
} from './publishedFigure.ts'

/** A code with what the units spend under it in one column of a table. */
export interface CodePart extends Part {
  readonly code: string
  /** What the list of codes calls it. */
  readonly name: string
}

/**
 * The codes of so many digits of a table of units and codes, each the sum of the units' own rows, by code.
 * @param unit that unit alone; null: all of them
 * @param prefix what the ids of the parts begin with
 */
export function codeParts(
  table: TableFigures,
  {
    column,
    digits,
    unit,
    prefix,
  }: { readonly column: ColumnId; readonly digits: number; readonly unit: string | null; readonly prefix: string },
): CodePart[] {
  const found = new Map<string, { name: string; figures: PublishedFigure[] }>()
  for (const { key, cells } of table.rows) {
    const at = codeOfRow(key)
    if (at === null || at.code.length !== digits || (unit !== null && at.unit !== unit)) continue
    const name = cells['name']?.text ?? ''
    const figure = table.at(key, column, `${table.text(`unit:${at.unit}`, 'name')} · ${at.code} ${name}`)
    if (figure === null) continue
    const known = found.get(at.code) ?? { name, figures: [] }
    known.figures.push(figure)
    found.set(at.code, known)
  }
  return [...found]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { name, figures }]) => ({ ...partOf(`${prefix}${code}`, `${code} ${name}`, figures), code, name }))
}

/** A class that has a line of its own in the first table is that figure, not the sum of the units'. */
export function printedClass<Of extends CodePart>(part: Of, tables: readonly FiguredTable[]): Of {
  const row = expenditureLineOf(part.code)
  const figure = row === null ? null : figuresOf(tables, 'T01').at(row, 'expenditure', part.label)
  return figure === null ? part : { ...part, ...partOf(part.id, part.label, [figure]) }
}

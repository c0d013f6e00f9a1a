import { plainName } from '../consolidation/rowKeys.ts'
import { type ComparedColumn, type ComparedRow, type ComparedTable, isFigureColumn } from './comparedTable.ts'

/** What a row is called and found again by: its unit, its code, its names as they are printed. */
export interface RowName {
  /** Of the unit that the row is inside of; null where it is of the department. */
  readonly unit: string | null
  /** Of a classification; empty where the row has none. */
  readonly code: string
  /** Empty where the row prints no name. */
  readonly name: string
  /** The same for the same row of another state, whatever line it is printed on. */
  readonly identity: string
}

/** Rows of which a table has one, or one a unit: their names may change, they stay the same rows. */
const FIXED = /^(total|department|funds|unit:[^/]+)$/
/** The tasks of the overall table say their own amounts in words, so only the first word names them. */
const NAMED_BY_FIRST = /^task:/

/**
 * The names of a row as its figures in a column have them. In a table of two sides a row is two things, and each side is
 * named by its own label.
 */
export function rowNamer(table: ComparedTable): (row: ComparedRow, column: ComparedColumn) => RowName {
  const isTwoSided = hasTwoSides(table.columns)
  return (row, column) => {
    const side = isTwoSided ? (column.header[0] ?? '') : ''
    const naming = namingColumns(isTwoSided ? table.columns.filter(({ header }) => header[0] === side) : table.columns)
    const unit = /^unit:([^/]+)/.exec(row.key)?.[1] ?? null
    const texts = (kind: 'code' | 'text') =>
      naming.flatMap((one) => (one.kind === kind ? [row.cells[one.id]?.text ?? ''] : [])).filter((text) => text !== '')
    const code = /\/code:([^/#]+)/.exec(row.key)?.[1] ?? texts('code').find((text) => text !== unit) ?? ''
    const names = NAMED_BY_FIRST.test(row.key) ? texts('text').slice(0, 1) : texts('text')
    const identity =
      FIXED.test(row.key) || (names.length === 0 && code === '')
        ? row.key
        : JSON.stringify([unit, code, ...names.map(plainName)])
    return { unit, code, name: names.join(' · '), identity: `${side}|${identity}` }
  }
}

/** Income to the left and expenditure to the right, as the heads of the columns say. */
const hasTwoSides = (columns: readonly ComparedColumn[]): boolean =>
  columns.every(({ header }) => header.length > 1) && columns.some(({ kind }, at) => at > 0 && kind === 'text')

/** What stands before the first figure; what stands behind it (a unit of measure) says something of the figures. */
function namingColumns(columns: readonly ComparedColumn[]): readonly ComparedColumn[] {
  const first = columns.findIndex(isFigureColumn)
  return first === -1 ? columns : columns.slice(0, first)
}

/** The name that a performance form prints; empty for the other tables. */
export function formNameOf({ copy, rows }: ComparedTable): string {
  if (copy === '') return ''
  const header = rows.find(({ key }) => key === 'header')
  return header?.cells['printedName']?.text || header?.cells['project']?.text || ''
}

/** The unit of a copy of a repeated table; null for the others. */
export const unitOfCopy = (copy: string): string | null => copy.split('/')[0] || null

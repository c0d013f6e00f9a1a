import { classificationsOf } from '../classification/lookup.ts'
import { expressionOfAmount } from '../money/keptExpression.ts'
import { parseCellKey, parseRowId, rowId } from '../section/cellKey.ts'
import type { SnapshotRow } from '../section/snapshot.ts'
import { type CellContext, canonicalCell, cellErrorText } from '../template/canonicalCell.ts'
import type { SectionKind } from '../template/ids.ts'
import { columnOf } from '../template/lookup.ts'
import type { Column, Sheet } from '../template/sheet.ts'
import type { Template } from '../template/template.ts'
import { amountWithUnit, canonicalOfUnit } from './amountWithUnit.ts'
import type { BudgetExchange } from './budgetExchange.ts'
import type { ExchangedSection, ExchangeError } from './exchangedBudget.ts'

type Given = BudgetExchange['sections'][number]

/** What was found on the way, each with its place. */
interface Reading {
  readonly template: Template
  readonly kind: SectionKind
  readonly context: CellContext
  readonly errors: ExchangeError[]
}

/** Reads a section against its template: sheets, rows and cells, each in its canonical form. Adds to `errors`. */
export function readSection(
  given: Given,
  kind: SectionKind,
  template: Template,
  path: string,
  errors: ExchangeError[],
): ExchangedSection {
  const lists = classificationsOf(template.year)
  const context: CellContext = { unit: 'yuan', knowsCode: (list, code) => lists?.[list].has(code) === true }
  const reading: Reading = { template, kind, context, errors }
  const known = new Map(template.sheets.filter((sheet) => sheet.kind === kind).map((sheet) => [sheet.id, sheet]))
  for (const id of Object.keys(given.sheets)) {
    if (!known.has(id)) errors.push({ path: `${path}.sheets.${id}`, message: `这类分册没有“${id}”表` })
  }
  const rows = [...known.values()].flatMap((sheet) =>
    rowsOf(sheet, given.sheets[sheet.id] ?? [], `${path}.sheets.${sheet.id}`, reading),
  )
  const { unit: unitCode, precision } = given
  return { unitCode, kind, precision, rows, expressions: expressionsOf(given, rows, path, errors) }
}

function rowsOf(
  sheet: Sheet,
  given: Given['sheets'][string],
  path: string,
  { context, errors }: Reading,
): readonly SnapshotRow[] {
  const seeded = new Map((sheet.seededRows ?? []).map(({ id, cells }) => [`${sheet.id}.${id}`, cells]))
  const seen = new Set<string>()
  const rows = given.flatMap(({ id, cells }, index): readonly SnapshotRow[] => {
    const place = `${path}[${index}]`
    const row = parseRowId(id)
    if (row?.sheet !== sheet.id) {
      errors.push({ path: `${place}.id`, message: `“${id}”不是“${sheet.title}”的行号，应如 ${sheet.id}.r01` })
      return []
    }
    if (seen.has(id)) errors.push({ path: `${place}.id`, message: `行号 ${id} 重复` })
    seen.add(id)
    const fixed = seeded.get(id)
    if (sheet.rows === 'fixed' && fixed === undefined) {
      errors.push({ path: `${place}.id`, message: `“${sheet.title}”只有固定的行：${[...seeded.keys()].join('、')}` })
      return []
    }
    const read = Object.entries(cells).flatMap(([column, text]) => {
      const value = cellOf(columnOf(sheet, column), text, fixed?.[column], context)
      if ('refused' in value) errors.push({ path: `${place}.cells.${column}`, message: value.refused })
      return 'refused' in value || value.text === '' ? [] : [[column, value.text] as const]
    })
    const all = { ...(sheet.rows === 'fixed' ? fixed : {}), ...Object.fromEntries(read) }
    return [{ id: row.row, sheet: sheet.id, cells: sortedCells(all) }]
  })
  if (sheet.rows !== 'fixed') return rows
  // Nobody can add a fixed row later: those that were not given are there all the same, blank.
  const read = new Map(rows.map((row) => [row.id, row]))
  return (sheet.seededRows ?? []).map(({ id, cells }) => {
    const key = rowId(sheet.id, id)
    return read.get(key) ?? { id: key, sheet: sheet.id, cells: sortedCells(cells) }
  })
}

type ReadCell = { readonly text: string } | { readonly refused: string }

/** @param fixed what the seed of the sheet says, where nobody may say anything else */
function cellOf(column: Column | null, text: string, fixed: string | undefined, context: CellContext): ReadCell {
  if (column === null) return { refused: '模板中没有这一列' }
  if (column.readOnly === true) {
    return text === fixed ? { text } : { refused: `${column.title}是固定的，应为“${fixed ?? ''}”` }
  }
  if (column.type.kind === 'amount' && text !== '') {
    const amount = amountWithUnit(text)
    if (!amount.ok) return { refused: amountRefused(column, text) }
    text = canonicalOfUnit(text) ?? ''
  }
  const value = canonicalCell(column, text, context)
  return value.ok ? { text: value.value } : { refused: `${column.title}：${cellErrorText(value.error)}` }
}

const amountRefused = ({ title }: Column, text: string): string =>
  `${title}：“${text}”不是带单位的金额，应如 "30.00 万元" 或 "300000.00 元"`

function expressionsOf(
  { expressions = {} }: Given,
  rows: readonly SnapshotRow[],
  path: string,
  errors: ExchangeError[],
): Readonly<Record<string, string>> {
  const cells = new Map(rows.map((row) => [row.id, row.cells]))
  const kept = Object.entries(expressions).filter(([key, expression]) => {
    const cell = parseCellKey(key)
    const amount = cell === null ? undefined : cells.get(cell.row)?.[cell.column]
    const comes = amount !== undefined && expressionOfAmount(expression, amount) !== null
    if (!comes) errors.push({ path: `${path}.expressions.${key}`, message: `“${expression}”算出来不是这一格的金额` })
    return comes
  })
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const sortedCells = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))

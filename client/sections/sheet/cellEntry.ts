import { comparableName } from '@hesuan/shared/classification/lookup.ts'
import { canonicalYuan } from '@hesuan/shared/money/amount.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { canonicalCell, cellErrorText } from '@hesuan/shared/template/canonicalCell.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import { basisText, evaluateBasis, expressionBehind, typedExpression, wordsOfBasis } from './basisExpression.ts'
import { rowName } from './cellText.ts'
import type { SheetContext } from './sheetContext.ts'

/** The cells of one row that an entry sets, in canonical text; or one Chinese sentence why it sets none. */
export type CellEntry =
  | { readonly ok: true; readonly cells: Readonly<Record<ColumnId, string>> }
  | { readonly ok: false; readonly message: string }

const refused = (message: string): CellEntry => ({ ok: false, message })

/**
 * Turns what was typed, chosen or pasted into the cells to set. An amount typed as an expression sets its basis too.
 * @param row the row that it is entered into; null for one that does not exist yet
 */
export function enterCell(
  sheet: Sheet,
  column: Column,
  text: string,
  row: RowId | null,
  context: SheetContext,
): CellEntry {
  if (column.readOnly === true) return refused('此格由系统填写，不能修改')
  const amountOfBasis = sheet.columns.find(({ type }) => type.kind === 'amount' && type.basis === column.id)
  const expression = typedExpression(text)
  if (expression !== null && column.type.kind === 'amount')
    return enterExpression(sheet, column, expression, row, context)
  if (expression !== null && amountOfBasis !== undefined)
    return enterExpression(sheet, amountOfBasis, expression, row, context)

  const [named, another] = column.type.kind === 'code' ? codesNamed(text, column.type, context) : []
  if (named !== undefined && another !== undefined) {
    return refused(`叫“${text.trim()}”的科目不止一个（${named}、${another} 等），请填写编码`)
  }
  const entry = canonicalCell(column, recognised(column, text, context), {
    unit: context.unit,
    knowsCode: (list, code) => context.lists[list].has(code),
  })
  if (!entry.ok) return refused(cellErrorText(entry.error))
  return { ok: true, cells: { [column.id]: entry.value, ...basisThatNoLongerHolds(column, entry.value, row, context) } }
}

function enterExpression(
  sheet: Sheet,
  column: Column,
  expression: string,
  row: RowId | null,
  context: SheetContext,
): CellEntry {
  const evaluated = evaluateBasis(expression, context.unit)
  if (!evaluated.ok) return refused(evaluated.message)
  const { type } = column
  if (type.kind !== 'amount') return refused('此格不能填写算式')
  if (type.negative !== true && evaluated.amount.isNegative() && !evaluated.amount.isZero()) {
    return refused(cellErrorText({ kind: 'negative', text: expression }))
  }
  const cells = { [column.id]: canonicalYuan(evaluated.amount) }
  const basis = sheet.columns.find(({ id }) => id === type.basis)
  if (basis === undefined) return { ok: true, cells }
  // What people wrote there themselves stays in front of the expression.
  const words = row === null ? '' : wordsOfBasis(context.cell(row, basis.id))
  const kept = canonicalCell(basis, basisText(expression, context.unit, words), {
    unit: context.unit,
    knowsCode: () => false,
  })
  return kept.ok ? { ok: true, cells: { ...cells, [basis.id]: kept.value } } : refused(cellErrorText(kept.error))
}

/** A plain amount over a computed one: the expression is no longer where it came from, so it is cleared too. */
export function basisThatNoLongerHolds(
  { id, type }: Column,
  value: string,
  row: RowId | null,
  context: SheetContext,
): Record<ColumnId, string> {
  if (type.kind !== 'amount' || type.basis === undefined || row === null) return {}
  const before = context.cell(row, id)
  return before !== value && expressionBehind(context.cell(row, type.basis), before) !== null
    ? { [type.basis]: wordsOfBasis(context.cell(row, type.basis)) }
    : {}
}

/** What people write for a code or a row: its name. Everything else stays as it is. */
function recognised({ type }: Column, text: string, context: SheetContext): string {
  const typed = comparableName(text)
  if (typed === '') return text
  if (type.kind === 'code' && !/^\d/.test(typed)) {
    const [named, another] = codesNamed(text, type, context)
    return named !== undefined && another === undefined ? named : text
  }
  if (type.kind === 'row') {
    return context.rows(type.sheet).find((row) => comparableName(rowName(row, type.show, context)) === typed) ?? text
  }
  return text
}

/** The codes that may be entered and have this name. Many 项 of different 类 share one. */
function codesNamed(
  name: string,
  { list, digits }: Extract<Column['type'], { kind: 'code' }>,
  context: SheetContext,
): readonly string[] {
  const wanted = comparableName(name)
  if (wanted === '' || /^\d/.test(wanted)) return []
  return context.lists[list]
    .search(name, Number.POSITIVE_INFINITY)
    .filter((entry) => digits.includes(entry.code.length))
    .filter((entry) => [entry.name, ...(entry.synonyms ?? [])].some((one) => comparableName(one) === wanted))
    .map(({ code }) => code)
}

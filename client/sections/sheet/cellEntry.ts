import { comparableName } from '@hesuan/shared/classification/lookup.ts'
import { canonicalYuan } from '@hesuan/shared/money/amount.ts'
import type { KeptExpression } from '@hesuan/shared/money/keptExpression.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { canonicalCell, cellErrorText, isCanonicalCell } from '@hesuan/shared/template/canonicalCell.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import { cellsKeeping } from './amountExpression.ts'
import {
  bareExpression,
  evaluateBasis,
  expressionBehind,
  isParted,
  typedExpression,
  wordsOfBasis,
} from './basisExpression.ts'
import { rowName } from './cellText.ts'
import type { SheetContext } from './sheetContext.ts'

/** The cells of one row that an entry sets, in canonical text; or one Chinese sentence why it sets none. */
export type CellEntry =
  | { readonly ok: true; readonly cells: Readonly<Record<ColumnId, string>> }
  | { readonly ok: false; readonly message: string }

const refused = (message: string): CellEntry => ({ ok: false, message })

/**
 * Turns what was typed, chosen or pasted into the cells to set. An amount typed as an expression sets where that is kept
 * too: its basis, or the hidden cell beside it.
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
  const { unit } = context
  if (expression !== null && column.type.kind === 'amount')
    return enterExpression(sheet, column, { expression, unit }, row, context)
  if (expression !== null && amountOfBasis !== undefined)
    return enterExpression(sheet, amountOfBasis, { expression, unit }, row, context)

  const [named, another] = column.type.kind === 'code' ? codesNamed(text, column.type, context) : []
  if (named !== undefined && another !== undefined) {
    return refused(`叫“${text.trim()}”的科目不止一个（${named}、${another} 等），请填写编码`)
  }
  const entry = canonicalCell(column, recognised(column, text, context), {
    unit,
    knowsCode: (list, code) => context.lists[list].has(code),
  })
  if (!entry.ok) {
    if (entry.error.kind === 'not-a-row' && column.type.kind === 'row') {
      const { title, rowNoun } = sheetOf(context.template, column.type.sheet)
      return refused(`找不到“${text.trim()}”：请从列表中选择，或先在“${title}”中新增${rowNoun}`)
    }
    if (entry.error.kind !== 'not-an-amount') return refused(cellErrorText(entry.error))
    const plus = /^\s*[+＋]\s*([\d０-９.,，]+)\s*$/.exec(text)?.[1]
    if (plus !== undefined) return enterCell(sheet, column, plus, row, context)
    const bare = bareExpression(text)
    if (bare !== null) return enterExpression(sheet, column, { expression: bare, unit }, row, context)
    return refused(isParted(text) ? partedText(text) : cellErrorText(entry.error))
  }
  return { ok: true, cells: { [column.id]: entry.value, ...basisThatNoLongerHolds(column, entry.value, row, context) } }
}

/** The cells that an expression sets: its amount, and where it is kept. */
export function enterExpression(
  sheet: Sheet,
  column: Column,
  typed: KeptExpression,
  row: RowId | null,
  context: SheetContext,
): CellEntry {
  const evaluated = evaluateBasis(typed.expression, typed.unit)
  if (!evaluated.ok) return refused(evaluated.message)
  const amount = canonicalYuan(evaluated.amount)
  if (!isCanonicalCell(column, amount, () => false)) {
    return refused(cellErrorText({ kind: 'negative', text: typed.expression }))
  }
  const keeping = cellsKeeping(sheet, column, typed, row, context)
  return keeping === null
    ? refused('算式连同测算依据中的文字过长，请缩短其中之一')
    : { ok: true, cells: { [column.id]: amount, ...keeping } }
}

const partedText = (text: string): string => `“${text.trim()}”不是金额；如要计算，请以“=”开头：=${text.trim()}`

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

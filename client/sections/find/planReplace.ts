import { normaliseNumber } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { parseRowId } from '@hesuan/shared/section/cellKey.ts'
import type { CellWrite } from '@hesuan/shared/section/document.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import { enterCell } from '../sheet/cellEntry.ts'
import { editText } from '../sheet/editText.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { type FindQuery, type Hit, matches, spellings } from './findCells.ts'
import { foldText, replaceFolded } from './foldText.ts'

/** A cell that can't be replaced in, and why, in one sentence. */
export interface RefusedHit {
  readonly hit: Hit
  readonly message: string
}

/** What replacing would do. Nothing has been done yet. */
export interface ReplacePlan {
  readonly writes: readonly CellWrite[]
  /** The cells that are set, not counting what goes with them. */
  readonly replaced: readonly Hit[]
  readonly refused: readonly RefusedHit[]
}

/**
 * Works out a replacement cell by cell. What a cell would become is entered as if it had been typed, so a cell whose
 * column can't hold it is refused. A reference shows the name of another row: where that name itself is replaced, the
 * reference follows by itself and is neither replaced nor refused.
 */
export function planReplace(
  hits: readonly Hit[],
  query: FindQuery,
  replacement: string,
  context: SheetContext,
): ReplacePlan {
  const writes: CellWrite[] = []
  const replaced: Hit[] = []
  const refused: RefusedHit[] = []
  const found = new Set<string>(hits.map(({ key }) => key))
  for (const hit of hits) {
    const sheet = sheetOf(context.template, hit.sheet)
    const column = columnOf(sheet, hit.column)
    if (column === null || context.isDeleted(hit.row) || followsByItself(hit, column, found, context)) continue
    const text = replacedText(hit, column, query, replacement, context)
    const entry = text.ok ? enterCell(sheet, column, text.text, hit.row, context) : text
    if (!entry.ok) {
      refused.push({ hit, message: entry.message })
      continue
    }
    const changed = Object.entries(entry.cells).filter(([id, value]) => context.cell(hit.row, id) !== value)
    if (changed.length === 0) continue
    replaced.push(hit)
    writes.push(...changed.map(([id, value]) => ({ row: hit.row, column: id, value })))
  }
  return { writes, replaced, refused }
}

/** Whether a reference shows a name that is replaced itself, where it stands. */
function followsByItself({ row, column }: Hit, { type }: Column, found: ReadonlySet<string>, context: SheetContext) {
  if (type.kind !== 'row') return false
  let target = context.cell(row, column)
  let show = type.show
  // A reference may show a reference.
  for (let depth = 0; depth < 4; depth++) {
    if (found.has(`${target}:${show}`)) return true
    const parsed = parseRowId(target)
    const next = parsed === null ? null : columnOf(sheetOf(context.template, parsed.sheet), show)
    if (parsed === null || next?.type.kind !== 'row') return false
    target = context.cell(parsed.row, show)
    show = next.type.show
  }
  return false
}

type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }
const ok = (text: string): Text => ({ ok: true, text })

/** What a cell would have to be typed as; refused where what was found is only in how the cell is shown. */
function replacedText(
  { row, column: id }: Hit,
  column: Column,
  { text, matchCase, wholeCell }: FindQuery,
  replacement: string,
  context: SheetContext,
): Text {
  const value = context.cell(row, id)
  const wanted = foldText(text, matchCase).text
  const isWhole = (spelling: string) => matches(spelling, wanted, { wholeCell: true, matchCase })
  const { kind } = column.type
  if (kind === 'amount')
    return replacedAmount(editText(column, row, context), { text, wholeCell, matchCase }, replacement)
  const ways = spellings(column, value, context)
  if (wholeCell || ways.some(isWhole)) return ok(replacement)
  const within = (original: string) => replaceFolded(original, text, replacement, matchCase)
  switch (kind) {
    case 'derived':
      return { ok: false, message: '此格由系统计算' }
    case 'code': {
      const [shown = value, code = value, name = value] = ways
      const original = [code, name].find((part) => within(part) !== part) ?? shown
      return ok(within(original))
    }
    case 'text':
      return ok(within(value))
    default:
      return ok(within(ways[0] ?? value))
  }
}

/**
 * What an amount would have to be typed as. Digits that are hidden by rounding, and the expression behind an amount, are
 * never lost: what is found only in how the cell is shown is refused.
 * @param exact what its editor starts with: every digit, or `=` and the expression
 */
function replacedAmount(exact: string, { text, wholeCell, matchCase }: FindQuery, replacement: string): Text {
  const isExpression = exact.startsWith('=')
  const wanted = normaliseNumber(text)
  const isWhole = !isExpression && wanted !== null && new Exact(wanted).equals(exact)
  if (isWhole) return ok(replacement)
  const needle = foldText(text, matchCase).text.replaceAll(',', '')
  const result = wholeCell ? exact : replaceFolded(exact, needle, replacement, matchCase)
  if (result !== exact) return ok(result)
  return { ok: false, message: isExpression ? '此格由算式得出，请修改算式' : '此格显示的是舍入后的数，请逐格修改' }
}

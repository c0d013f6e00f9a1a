import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalYuan } from '../money/amount.ts'
import { amountOfExpression, expressionOfAmount, keptText } from '../money/keptExpression.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { rowId } from './cellKey.ts'
import { insertRow, readCell, readExpressions, readRows, settleCell, writeCells } from './document.ts'
import { amountBeside, expressionColumn } from './expressionCell.ts'

const ROW = rowId('projects', 'a')
const HIDDEN = expressionColumn('general')
const KEY = `${ROW}:general`

function opened(): Y.Doc {
  const doc = new Y.Doc()
  insertRow(doc, ROW, null, { general: '222500.00', [HIDDEN]: '=89*0.25 万元' }, null)
  return doc
}
const set = (doc: Y.Doc, value: string) => writeCells(doc, [{ row: ROW, column: 'general', value }], null)
const expressionIn = (doc: Y.Doc) => expressionOfAmount(readCell(doc, ROW, HIDDEN), readCell(doc, ROW, 'general'))

describe('the expression beside an amount', () => {
  it('[GRD-130] is no content of its row: snapshots, and all that is computed of them, never see it', () => {
    expect(readRows(opened())).toEqual([{ id: ROW, sheet: 'projects', cells: { general: '222500.00' } }])
    expect(readExpressions(opened())).toEqual({ [KEY]: '=89*0.25 万元' })
  })

  it('[GRD-131] goes when another amount is set, also by settling a conflict, and stays with an equal one', () => {
    const doc = opened()
    set(doc, '222500.00')
    expect(expressionIn(doc)).toEqual({ expression: '89*0.25', unit: 'wan' })
    set(doc, '1.00')
    expect(readCell(doc, ROW, HIDDEN)).toBe('')
    const other = opened()
    settleCell(other, { row: ROW, column: 'general', value: '2.00' }, null)
    expect(readCell(other, ROW, HIDDEN)).toBe('')
  })

  it('[GRD-131] is none where somebody else has set another amount, in whatever order their writes came', () => {
    const mine = opened()
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const typed = { general: '60000.00', [HIDDEN]: '=2*3 万元' }
    writeCells(
      mine,
      Object.entries(typed).map(([column, value]) => ({ row: ROW, column, value })),
      null,
    )
    set(theirs, '5.00')
    const [a, b] = [Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(theirs)]
    Y.applyUpdate(mine, b)
    Y.applyUpdate(theirs, a)
    for (const doc of [mine, theirs]) {
      const isMine = readCell(doc, ROW, 'general') === '60000.00'
      if (!isMine) expect(expressionIn(doc)).toBeNull()
    }
    expect(expressionIn(mine)).toEqual(expressionIn(theirs))
  })

  it('[GRD-131] is shown only while it comes to exactly the present amount, after any history of writers', () => {
    const expression = fc.constantFrom('1+1', '2', '3-1', '2*3', '1/3')
    const unit = fc.constantFrom('wan' as const, 'yuan' as const)
    const step = fc.record({
      writer: fc.nat(1),
      kept: fc.option(fc.record({ expression, unit })),
      amount: fc.nat(3),
      exchange: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const docs = [opened()]
        docs.push(new Y.Doc())
        const exchange = () => {
          for (const from of docs)
            for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        }
        exchange()
        for (const { writer, kept, amount, exchange: meet } of steps) {
          const doc = docs[writer] ?? new Y.Doc()
          const value = kept === null ? null : amountOfExpression(kept)
          if (kept !== null && value?.ok === true) {
            const cells = { general: canonicalYuan(value.value), [HIDDEN]: keptText(kept) }
            writeCells(
              doc,
              Object.entries(cells).map(([column, text]) => ({ row: ROW, column, value: text })),
              null,
            )
            expect(expressionIn(doc)).toEqual(kept)
          } else set(doc, `${amount}0000.00`)
          if (meet) exchange()
          for (const one of docs) {
            const shown = expressionIn(one)
            const comes = shown === null ? null : amountOfExpression(shown)
            if (comes?.ok === true) expect(canonicalYuan(comes.value)).toBe(readCell(one, ROW, 'general'))
          }
        }
        exchange()
        expect(docs.map(expressionIn)[0]).toEqual(docs.map(expressionIn)[1])
      }),
    )
  })

  it('[GRD-130] has a name that no column of the template has', () => {
    const columns = TEMPLATE_2022.sheets.flatMap((sheet) => sheet.columns)
    expect(columns.filter(({ id }) => amountBeside(id) !== null)).toEqual([])
    expect(columns.filter(({ id, type }) => type.kind === 'amount' && expressionColumn(id).length > 32)).toEqual([])
  })
})

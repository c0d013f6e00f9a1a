import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import { describe, expect, it } from 'vitest'
import { planPaste } from './pastePlan.ts'
import type { SheetContext } from './sheetContext.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has classifications')

const context: SheetContext = {
  template: TEMPLATE_2022,
  lists,
  unit: 'wan',
  cell: () => '',
  rows: () => [],
  isDeleted: () => false,
}
const A = rowId('basic', 'a')
const B = rowId('basic', 'b')

/** Pastes at the first row and the named column of the sheet of basic expenditure, which has rows A, a subtotal, B. */
function plan(block: string[][], from: string, sheetId = 'basic') {
  const sheet = sheetOf(TEMPLATE_2022, sheetId)
  let added = 0
  return planPaste(
    block.map((line) => line.map((text) => ({ text, exact: null, own: null }))),
    {
      sheet,
      rows: [
        { row: A, label: '30101 基本工资' },
        { row: null, label: '302 商品和服务支出' },
        { row: B, label: '30201 办公费' },
      ],
      columns: sheet.columns.slice(sheet.columns.findIndex(({ id }) => id === from)),
      growing: sheet.rows === 'free',
      spellings: () => ['1,234.00'],
      newRow: () => rowId(sheetId, `new${++added}`),
    },
    context,
  )
}

describe('what a paste would do', () => {
  it('[WRK-14] sets existing rows and adds the rows that are missing', () => {
    const { writes, inserts, problems } = plan([['1'], ['1234'], ['3'], ['4']], 'amount')
    expect(problems).toEqual([])
    expect(writes).toEqual([
      { row: A, column: 'amount', value: '10000.00' },
      { row: B, column: 'amount', value: '30000.00' },
    ])
    expect(inserts).toEqual([{ row: rowId('basic', 'new1'), cells: { amount: '40000.00' } }])
  })

  it('[WRK-15] lists every cell that would go wrong, with its line, row, column and one sentence', () => {
    const { writes, problems } = plan(
      [
        ['99999', '1'],
        ['', '7'],
        ['30201', '十'],
      ],
      'code',
    )
    expect(problems.map(({ line, rowLabel, columnTitle, text }) => [line, rowLabel, columnTitle, text])).toEqual([
      [1, '30101 基本工资', '部门预算经济科目', '99999'],
      [2, '302 商品和服务支出', '预算数', '7'],
      [3, '30201 办公费', '预算数', '十'],
    ])
    expect(problems.every(({ message }) => message.length > 0)).toBe(true)
    expect(writes).toEqual([
      { row: A, column: 'amount', value: '10000.00' },
      { row: B, column: 'code', value: '30201' },
    ])
  })

  it('[WRK-15] lists what lies beyond the last column or the last row', () => {
    expect(plan([['备注', '多余', '']], 'note').problems).toMatchObject([
      { text: '多余', message: '超出了本表的最后一列' },
    ])
    const income = plan([['1'], ['1234'], ['3'], ['4']], 'amount', 'income')
    expect(income.problems).toMatchObject([{ line: 4, text: '4', message: '超出了本表的最后一行' }])
  })

  it('[WRK-14] adds no row for a blank line at the end', () => {
    expect(plan([['1'], [''], ['2'], ['', '']], 'amount').inserts).toEqual([])
  })

  it('[WRK-14] keeps a basis of the block itself, and takes one from an expression where the block has none', () => {
    expect(plan([['=2*3', '说明']], 'amount').writes).toContainEqual({ row: A, column: 'basis', value: '说明' })
    expect(plan([['=2*3', '']], 'amount').writes).toContainEqual({ row: A, column: 'basis', value: '2*3' })
  })
})

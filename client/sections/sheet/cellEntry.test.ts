import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import { describe, expect, it } from 'vitest'
import { enterCell } from './cellEntry.ts'
import { cellText } from './cellText.ts'
import { editText } from './editText.ts'
import { listOptions } from './listOptions.ts'
import type { SheetContext } from './sheetContext.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has classifications')

const PROJECT = rowId('projects', 'party')
const ROW = rowId('basic', 'office')

function contextOf(cells: Readonly<Record<string, string>>, unit: SheetContext['unit'] = 'wan'): SheetContext {
  return {
    template: TEMPLATE_2022,
    lists: lists ?? fail(),
    unit,
    cell: (row, column) => cells[`${row}:${column}`] ?? '',
    rows: (sheet) => (sheet === 'projects' ? [PROJECT] : []),
    isDeleted: () => false,
  }
}
const fail = (): never => {
  throw new Error('not reached')
}

const enter = (sheetId: string, columnId: string, text: string, context = contextOf({}), row: RowId | null = null) => {
  const sheet = sheetOf(TEMPLATE_2022, sheetId)
  const column = sheet.columns.find(({ id }) => id === columnId) ?? fail()
  const entry = enterCell(sheet, column, text, row, context)
  return entry.ok ? entry.cells : entry.message
}

describe('what is typed into a cell', () => {
  it('[WRK-4] takes amounts in the unit shown and keeps 元', () => {
    expect(enter('basic', 'amount', '１２３。５')).toEqual({ amount: '1235000.00' })
    expect(enter('basic', 'amount', '1,234.56', contextOf({}, 'yuan'))).toEqual({ amount: '1234.56' })
  })

  it('[WRK-5] keeps the expression that an amount was typed as in the column of its basis', () => {
    expect(enter('basic', 'amount', '=89*0.25*1.2')).toEqual({ amount: '267000.00', basis: '89*0.25*1.2' })
    expect(enter('basic', 'basis', '＝89×0.25')).toEqual({ amount: '222500.00', basis: '89×0.25' })
  })

  it('[WRK-5] keeps the words of people in front of the expression, and replaces the expression alone', () => {
    const explained = contextOf({ [`${ROW}:amount`]: '1.00', [`${ROW}:basis`]: '去年实际数加5%' })
    expect(enter('basic', 'amount', '=1.1*1.05', explained, ROW)).toEqual({
      amount: '11550.00',
      basis: '去年实际数加5%；=1.1*1.05',
    })
    const both = contextOf({ [`${ROW}:amount`]: '11550.00', [`${ROW}:basis`]: '去年实际数加5%；=1.1*1.05' })
    const amount = sheetOf(TEMPLATE_2022, 'basic').columns.find(({ id }) => id === 'amount') ?? fail()
    expect(editText(amount, ROW, both)).toBe('=1.1*1.05')
    expect(enter('basic', 'amount', '=2*3', both, ROW)).toEqual({ amount: '60000.00', basis: '去年实际数加5%；=2*3' })
    expect(enter('basic', 'amount', '5', both, ROW)).toEqual({ amount: '50000.00', basis: '去年实际数加5%' })
  })

  it('[WRK-5] edits an expression as it was typed, and as the amount where the unit shown is another', () => {
    const cells = { [`${ROW}:amount`]: '267000.00', [`${ROW}:basis`]: '89*0.25*1.2' }
    const amount = sheetOf(TEMPLATE_2022, 'basic').columns.find(({ id }) => id === 'amount') ?? fail()
    expect(editText(amount, ROW, contextOf(cells))).toBe('=89*0.25*1.2')
    expect(editText(amount, ROW, contextOf(cells, 'yuan'))).toBe('267000')
    expect(editText(amount, ROW, contextOf({ ...cells, [`${ROW}:amount`]: '1.00' }))).toBe('0.0001')
  })

  it('[GRD-130] keeps the expression beside an amount that has no column for its basis, and edits it again', () => {
    const typed = enter('projects', 'general', '=1/3')
    expect(typed).toEqual({ general: '3333.33', generalExpression: '=1/3 万元' })
    const general = sheetOf(TEMPLATE_2022, 'projects').columns.find(({ id }) => id === 'general') ?? fail()
    const cells = { [`${PROJECT}:general`]: '3333.33', [`${PROJECT}:generalExpression`]: '=1/3 万元' }
    expect(editText(general, PROJECT, contextOf(cells))).toBe('=1/3')
    expect(editText(general, PROJECT, contextOf(cells, 'yuan'))).toBe('3333.33')
    expect(editText(general, PROJECT, contextOf({ ...cells, [`${PROJECT}:general`]: '3333.34' }))).toBe('0.333334')
  })

  it('[GRD-133] takes what spreadsheets take without a sign of equality, but no dates and no ranges', () => {
    const general = (text: string) => enter('projects', 'general', text)
    expect(general('+5')).toEqual({ general: '50000.00' })
    expect(general('-5+8')).toEqual({ general: '30000.00', generalExpression: '=-5+8 万元' })
    expect(general('50%')).toEqual({ general: '5000.00', generalExpression: '=50% 万元' })
    expect(general('1,200*3')).toEqual({ general: '36000000.00', generalExpression: '=1,200*3 万元' })
    expect(general('＝８９＊２')).toEqual({ general: '1780000.00', generalExpression: '=89*2 万元' })
    expect(general('=ROUND(10/3,2)')).toEqual({ general: '33300.00', generalExpression: '=ROUND(10/3,2) 万元' })
    expect(general('2022/6/1')).toBe('“2022/6/1”不是金额；如要计算，请以“=”开头：=2022/6/1')
    expect(general('-5+3')).toContain('负数')
    expect(enter('projects', 'name', '1+1')).toEqual({ name: '1+1' })
  })

  it('[GRD-134] says in one sentence that cells can’t be referred to, and what to do instead', () => {
    expect(enter('projects', 'general', '=SUM(A1:A3)')).toBe(
      '算式只能用数字，不能引用单元格 A1:A3：请写出该格的数，合计由系统自动计算',
    )
    expect(enter('projects', 'general', '=VLOOKUP(1,2)')).toContain('没有函数 VLOOKUP')
  })

  it('[WRK-6] clears the basis of an amount that no longer comes from it, and leaves words alone', () => {
    const computed = contextOf({ [`${ROW}:amount`]: '267000.00', [`${ROW}:basis`]: '89*0.25*1.2' })
    expect(enter('basic', 'amount', '30', computed, ROW)).toEqual({ amount: '300000.00', basis: '' })
    const explained = contextOf({ [`${ROW}:amount`]: '267000.00', [`${ROW}:basis`]: '按定额标准' })
    expect(enter('basic', 'amount', '30', explained, ROW)).toEqual({ amount: '300000.00' })
  })

  it('[WRK-7] knows codes by code, by code and name, and by name', () => {
    expect(enter('functional', 'code', '2080101')).toEqual({ code: '2080101' })
    expect(enter('functional', 'code', '2080101 行政运行')).toEqual({ code: '2080101' })
    expect(enter('basic', 'code', '办公费')).toEqual({ code: '30201' })
    // The 款 and its 项 may share a name: people mean the one that may be entered.
    expect(enter('functional', 'code', '住房公积金')).toEqual({ code: '2210201' })
  })

  it('[WRK-7] never guesses among several codes of one name', () => {
    expect(enter('functional', 'code', '行政运行')).toContain('不止一个')
  })

  it('[WRK-8] says in one sentence what is wrong', () => {
    expect(enter('basic', 'amount', '十二')).toBe('“十二”不是金额，请输入数字，如 12.50')
    expect(enter('basic', 'amount', '=1/0')).toBe('算式“1/0”中除数为零')
    expect(enter('basic', 'amount', '=1+')).toContain('看不懂')
    expect(enter('basic', 'amount', '-1')).toContain('负数')
    expect(enter('functional', 'code', '9999999')).toContain('没有')
    expect(enter('functional', 'code', '没有这个科目')).toContain('不是科目编码')
    expect(enter('functional', 'total', '1')).toBe('此格由系统计算，不能填写')
    expect(enter('income', 'source', 'x')).toContain('不能修改')
  })

  it('[WRK-9] knows a project by its name, and shows it by its name', () => {
    const context = contextOf({ [`${PROJECT}:name`]: '党建工作经费' })
    expect(enter('procurement', 'project', '党建 工作经费', context)).toEqual({ project: PROJECT })
    expect(enter('procurement', 'project', '没有的项目', context)).toContain('找不到')
    const column = sheetOf(TEMPLATE_2022, 'procurement').columns[0] ?? fail()
    expect(cellText(column, PROJECT, context)).toBe('党建工作经费')
    expect(listOptions(column, '党建', context)).toEqual([{ value: PROJECT, label: '党建工作经费', detail: '' }])
  })

  it('[WRK-140] offers nothing for a name that no row has, and says where such a row is made', () => {
    const context = contextOf({ [`${PROJECT}:name`]: '党建工作经费' })
    const column = sheetOf(TEMPLATE_2022, 'procurement').columns[0] ?? fail()
    expect(listOptions(column, '没有的项目', context)).toEqual([])
    expect(enter('procurement', 'project', '没有的项目', context)).toBe(
      '找不到“没有的项目”：请从列表中选择，或先在“项目支出”中新增一个项目',
    )
  })

  it('[WRK-10] offers leaf codes only, by code or by any part of a name', () => {
    const column = sheetOf(TEMPLATE_2022, 'functional').columns[0] ?? fail()
    const offered = (query: string) => listOptions(column, query, contextOf({})).map(({ value }) => value)
    expect(offered('20801')).toContain('2080101')
    expect(offered('20801')).not.toContain('20801')
    expect(offered('行政运行').length).toBeGreaterThan(1)
    expect(offered('2080101 行政')).toEqual(['2080101'])
  })

  it('[WRK-10] offers first what belongs to a 类 that the section uses already', () => {
    const column = sheetOf(TEMPLATE_2022, 'functional').columns[0] ?? fail()
    const context = contextOf({ [`${PROJECT}:functionalCode`]: '2080199' })
    expect(listOptions(column, '行政运行', context)[0]?.value).toBe('2080101')
  })
})

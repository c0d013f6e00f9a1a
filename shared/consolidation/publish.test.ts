import { describe, expect, it } from 'vitest'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import type { DepartmentInput } from './department.ts'
import { publishTables } from './publish.ts'
import type { TableView } from './publishedTable.ts'
import { FIRST_UNIT, SECOND_UNIT, SMALL_DEPARTMENT, section, withCell } from './smallDepartment.fixture.ts'

const tableOf = (input: DepartmentInput, id: string): TableView => {
  const table = publishTables(TEMPLATE_2022, input).find((view) => view.id === id)
  if (table === undefined) throw new RangeError(`no table ${id}`)
  return table
}
const textAt = (table: TableView, row: string, column: string): string | undefined =>
  table.rows.find(({ key }) => key === row)?.cells[column]?.text
const keys = ({ rows }: TableView): string[] => rows.map(({ key }) => key)

const only = (...snapshots: DepartmentInput['snapshots']): DepartmentInput => ({ ...SMALL_DEPARTMENT, snapshots })

describe('the published tables', () => {
  it('[CON-12] add up before they round: three times 0.004 万元 print 0.00 each and 0.01 together', () => {
    const unit = section(FIRST_UNIT, {
      'basic.a': { code: '30101', amount: '40.00' },
      'basic.b': { code: '30102', amount: '40.00' },
      'basic.c': { code: '30103', amount: '40.00' },
    })
    const table = tableOf(only(unit), 'T04')
    expect(table.rows.map(({ cells }) => cells['total']?.text)).toEqual([
      '0.01',
      '0.01',
      '0.01',
      '0.00',
      '0.00',
      '0.00',
    ])
    expect(table.rows[0]?.cells['total']?.value).toBe('120.00')
  })

  it('[CON-13] print a blank as nothing, and a zero as zero', () => {
    const table = tableOf(SMALL_DEPARTMENT, 'T01')
    expect(textAt(table, 'line/05', 'income')).toBe('')
    const zero = tableOf(withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'income.special', 'source', 'special'), 'T01')
    expect(textAt(zero, 'line/05', 'income')).toBe('')
    const entered = section(FIRST_UNIT, { 'income.special': { source: 'special', amount: '0.00' } })
    expect(textAt(tableOf(only(entered), 'T01'), 'line/05', 'income')).toBe('0.00')
  })

  it('[CON-14] are published without rows too, and say so', () => {
    const table = tableOf(SMALL_DEPARTMENT, 'T08')
    expect(table.rows).toEqual([])
    expect(table.emptyNote).toBe('某市某局2022年没有使用国有资本经营预算拨款安排的支出。')
    expect(tableOf(SMALL_DEPARTMENT, 'T07').emptyNote).toBeNull()
  })

  it('[CON-15] have unit, 类, 款 and 项 in order, each below the one that it belongs to', () => {
    const turned = { ...SMALL_DEPARTMENT, snapshots: SMALL_DEPARTMENT.snapshots.toReversed() }
    const expected = [
      'total',
      'unit:701001',
      'unit:701001/code:208',
      'unit:701001/code:20801',
      'unit:701001/code:2080101',
      'unit:701001/code:2080102',
      'unit:701001/code:2080108',
      'unit:701001/code:20805',
      'unit:701001/code:2080505',
      'unit:701001/code:20808',
      'unit:701001/code:2080801',
      'unit:701001/code:210',
      'unit:701001/code:21011',
      'unit:701001/code:2101103',
      'unit:701001/code:221',
      'unit:701001/code:22102',
      'unit:701001/code:2210201',
      'unit:701002',
      'unit:701002/code:208',
      'unit:701002/code:20801',
      'unit:701002/code:2080109',
    ]
    expect(keys(tableOf(SMALL_DEPARTMENT, 'T02'))).toEqual(expected)
    expect(keys(tableOf(turned, 'T02'))).toEqual(expected)
  })

  it('[CON-15] have the projects of a fund below their 款, by code', () => {
    const table = tableOf(SMALL_DEPARTMENT, 'T05')
    expect(keys(table)).toEqual([
      'total',
      'unit:701001',
      'unit:701001/code:208',
      'unit:701001/code:20801',
      'unit:701001/project:食堂运行',
      'unit:701001/project:信息系统',
      'unit:701002',
      'unit:701002/code:208',
      'unit:701002/code:20801',
      'unit:701002/project:食堂运行',
    ])
    expect(textAt(table, 'total', 'amount')).toBe('21.00')
  })

  it('[CON-16] tell rows apart that print the same name', () => {
    const twice = withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'projects.p02', 'name', '食堂运行')
    const table = tableOf(twice, 'T05')
    expect(keys(table).filter((key) => key.includes('project'))).toEqual([
      'unit:701001/project:食堂运行',
      'unit:701001/project:食堂运行#2',
      'unit:701002/project:食堂运行',
    ])
  })

  it('[CON-17] leave out a unit whose section is missing, and count the others', () => {
    const others = SMALL_DEPARTMENT.snapshots.filter(({ unitCode }) => unitCode !== SECOND_UNIT)
    const table = tableOf(only(...others), 'T02')
    expect(keys(table)).not.toContain('unit:701002')
    expect(textAt(table, 'total', 'total')).toBe('61.00')
  })

  it('[CON-18] have one form a project, under its published name', () => {
    const named = withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'performanceForms.f01', 'printedName', '信息系统服务费')
    const forms = publishTables(TEMPLATE_2022, named).filter(({ id }) => id === 'T12')
    expect(forms.map(({ copy }) => copy)).toEqual(['701001/performanceForms.f01', '701001/performanceForms.f02'])
    expect(forms.map((form) => textAt(form, 'header', 'printedName'))).toEqual(['信息系统服务费', '就业补助'])
    expect(forms.map((form) => textAt(form, 'funds', 'yearTotal'))).toEqual(['12.00', '3.00'])
    expect(forms.map(({ rows }) => rows.length)).toEqual([8, 8])
  })

  it('[CON-19] print quantities as they are, without a unit of money', () => {
    const table = tableOf(SMALL_DEPARTMENT, 'T10')
    expect(textAt(table, 'total', 'quantity')).toBe('3')
    expect(textAt(table, 'unit:701001/item:1', 'unitPrice')).toBe('1.00')
    expect(textAt(table, 'unit:701001/item:1', 'project')).toBe('信息系统')
  })
})

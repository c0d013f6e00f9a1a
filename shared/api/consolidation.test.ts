import { expect, expectTypeOf, it } from 'vitest'
import type { CheckResult, Coverage, Finding } from '../checks/rule.ts'
import type { TableView } from '../consolidation/publishedTable.ts'
import { CheckResultText, type FindingsView, type FindingText, TableViewText } from './consolidation.ts'

it('[UIX-6] everything that the domain computes can travel', () => {
  expectTypeOf<TableView>().toExtend<TableViewText>()
  expectTypeOf<CheckResult>().toExtend<CheckResultText>()
  expectTypeOf<Finding>().toExtend<FindingText>()
  expectTypeOf<Coverage>().toExtend<FindingsView['coverage']>()

  const check = {
    identity: 'R06/pension/701001',
    rule: 'R06',
    part: 'pension',
    severity: 'error',
    verdict: 'different',
    values: 'yuan',
    left: '1017100.00',
    right: null,
    difference: null,
    bindings: { unit: '701001' },
  } satisfies CheckResult
  expect(CheckResultText.parse(check)).toEqual(check)
  expect(CheckResultText.safeParse({ ...check, left: 1017100 }).success).toBe(false)
})

it('[UIX-6] how a figure came about stays on the server: a figure is traced on request', () => {
  const figure = { measure: { constant: '1' }, bindings: {} }
  const table = {
    id: 'T01',
    copy: '',
    title: '部门预算收支总表',
    unit: 'wan',
    decimals: 2,
    columns: [{ id: 'amount', header: ['预算数'], kind: 'amount', width: 100 }],
    rows: [{ key: 'total', level: 0, style: 'total', cells: { amount: { text: '0.00', value: '1.00', figure } } }],
    emptyNote: null,
  } satisfies TableView
  expect(TableViewText.parse(table).rows[0]?.cells['amount']).toEqual({ text: '0.00', value: '1.00' })
})

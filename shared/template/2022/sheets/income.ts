import { amountColumn, choiceColumn, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

/** Sources of income, in the order of table 1. */
export const INCOME_SOURCES = [
  { value: 'general', label: '一般公共预算拨款收入' },
  { value: 'govFund', label: '政府性基金预算拨款收入' },
  { value: 'stateCapital', label: '国有资本经营预算拨款收入' },
  { value: 'special', label: '财政专户管理资金收入' },
  { value: 'institution', label: '事业收入' },
  { value: 'operation', label: '事业单位经营收入' },
  { value: 'other', label: '其他收入' },
  { value: 'fundBalance', label: '用事业基金弥补收支差额' },
  { value: 'carryOver', label: '上年结转' },
] as const

export const income: Sheet = {
  id: 'income',
  title: '收入',
  kind: 'unit',
  rowNoun: '一项收入来源',
  rows: 'fixed',
  seededRows: INCOME_SOURCES.map(({ value }) => ({ id: value.toLowerCase(), cells: { source: value } })),
  dimensions: ['source'],
  columns: [
    choiceColumn('source', '收入来源', INCOME_SOURCES, { readOnly: true, frozen: true, width: 240 }),
    amountColumn('amount', '预算数'),
    textColumn('note', '备注', { width: 320 }),
  ],
}

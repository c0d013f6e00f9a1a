import { amountColumn, codeColumn, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

export const basic: Sheet = {
  id: 'basic',
  title: '基本支出·经济',
  kind: 'unit',
  rowNoun: '一个经济科目（款）',
  rows: 'free',
  dimensions: ['code'],
  subtotals: { by: 'code', digits: [3] },
  columns: [
    codeColumn('code', '部门预算经济科目', 'economic', [5], { required: true, frozen: true, width: 300 }),
    amountColumn('amount', '预算数', { type: { kind: 'amount', basis: 'basis' } }),
    textColumn('basis', '测算依据', { width: 300 }),
    textColumn('note', '备注', { width: 200 }),
  ],
}

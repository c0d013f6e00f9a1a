import { amountColumn, codeColumn, quantityColumn, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

export const staffing: Sheet = {
  id: 'staffing',
  title: '人员与定额',
  kind: 'unit',
  rowNoun: '一项人数或定额',
  rows: 'free',
  dimensions: [],
  columns: [
    textColumn('name', '人员类别', { required: true, frozen: true, width: 220 }),
    quantityColumn('heads', '人数'),
    codeColumn('economicCode', '经济科目', 'economic', [5]),
    amountColumn('quota', '人均定额', { summed: false }),
    quantityColumn('factor', '系数'),
    textColumn('note', '备注', { width: 240 }),
  ],
}

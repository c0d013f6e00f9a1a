import { amountColumn, choiceColumn, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

/** The items of the three public expenses, with the economic line that each is checked against. */
export const THREE_PUBLIC_ITEMS = [
  { value: 'overseas', label: '因公出国（境）费用', economicCode: '30212' },
  { value: 'vehicleOperation', label: '公务用车运行费', economicCode: '30231' },
  { value: 'vehiclePurchase', label: '公务用车购置费', economicCode: '31013' },
  { value: 'reception', label: '公务接待费', economicCode: '30217' },
] as const

export const threePublic: Sheet = {
  id: 'threePublic',
  title: '三公经费',
  kind: 'unit',
  rowNoun: '一项三公经费',
  rows: 'fixed',
  seededRows: THREE_PUBLIC_ITEMS.map(({ value }) => ({ id: value.toLowerCase(), cells: { item: value } })),
  dimensions: ['item'],
  columns: [
    choiceColumn('item', '项目', THREE_PUBLIC_ITEMS, { readOnly: true, frozen: true, width: 240 }),
    amountColumn('amount', '本级当年财政拨款', { width: 140 }),
    textColumn('note', '备注', { width: 320 }),
  ],
}

import type { Rule } from '../../../checks/rule.ts'
import type { ColumnId, SheetId } from '../../ids.ts'
import { INCOME_SOURCES } from '../sheets/income.ts'
import { incomeSum } from '../tables/parts.ts'
import { side, sumOf } from './parts.ts'

type Source = (typeof INCOME_SOURCES)[number]['value']

const labelOf = (source: Source): string => INCOME_SOURCES.find(({ value }) => value === source)?.label ?? source

/** Columns of funds with the income that they come from. */
const USED: readonly { readonly sheet: SheetId; readonly title: string; readonly columns: readonly Source[] }[] = [
  {
    sheet: 'projects',
    title: '项目支出',
    columns: ['govFund', 'stateCapital', 'special', 'institution', 'other', 'carryOver'],
  },
  { sheet: 'procurement', title: '政府采购', columns: ['govFund', 'special', 'institution', 'other', 'carryOver'] },
  { sheet: 'purchasedServices', title: '购买服务', columns: ['govFund', 'special', 'other'] },
]

/** Sources of a form, named otherwise than the income. */
const ON_FORMS = [
  { column: 'sourceGovFund', source: 'govFund' },
  { column: 'sourceStateCapital', source: 'stateCapital' },
] as const

const needsIncome = (sheet: SheetId, title: string, column: ColumnId, source: Source): Rule => ({
  id: 'R34',
  part: `${sheet}-${source}`,
  title: `${title}所用资金有相应收入：${labelOf(source)}`,
  explain: `${title}安排了“${labelOf(source)}”的资金，但本单位收入中没有这一项：没有收入的资金，相应的列和公开表应为空。`,
  source: '《地方预决算公开操作规程》（财预〔2016〕143号）：空表也应公开并说明',
  severity: 'warning',
  each: { over: 'units' },
  left: side(`${title}·${labelOf(source)}`, sumOf(sheet, column)),
  relation: '≤',
  right: side(`收入·${labelOf(source)}`, incomeSum([source])),
  tolerance: { kind: 'exact' },
  onlyWith: 'left',
  blankIsZero: 'right',
  presence: 'of-amounts',
  onlyIf: sumOf('income', 'amount'),
})

/** What comes in for a fund that is told in tables of its own is spent by projects of it. */
const needsProjects = (source: 'govFund' | 'stateCapital'): Rule => ({
  id: 'R34',
  part: `income-${source}`,
  title: `${labelOf(source)}有相应支出`,
  explain: `收入中有“${labelOf(source)}”，但没有用它安排的项目：相应的基金支出表是空的。`,
  severity: 'warning',
  each: { over: 'units' },
  left: side(`收入·${labelOf(source)}`, incomeSum([source])),
  relation: '≤',
  right: side(`项目支出·${labelOf(source)}`, sumOf('projects', source)),
  tolerance: { kind: 'exact' },
  onlyWith: 'left',
  blankIsZero: 'right',
  presence: 'of-amounts',
})

export const R34: readonly Rule[] = [
  ...USED.flatMap(({ sheet, title, columns }) => columns.map((column) => needsIncome(sheet, title, column, column))),
  ...ON_FORMS.map(({ column, source }) => needsIncome('performanceForms', '绩效目标表', column, source)),
  needsProjects('govFund'),
  needsProjects('stateCapital'),
]

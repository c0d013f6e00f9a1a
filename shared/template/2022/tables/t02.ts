import type { CellPlan, Each, PublishedTable, RowPlan } from '../../../consolidation/publishedTable.ts'
import { amountOf, codeOf, expenditureSum, functionalSum, projectSum, textOf } from './parts.ts'

const figures = (code: 'bound' | null): Record<string, CellPlan> => ({
  total: { figure: expenditureSum(code) },
  basic: { figure: functionalSum('basic', code) },
  project: { figure: projectSum(code) },
  remittance: { figure: functionalSum('remittance', code) },
  subsidy: { figure: functionalSum('subsidy', code) },
})

const codesOf = (digits: number): Each => ({
  over: 'codes',
  list: 'functional',
  digits,
  in: [
    { sheet: 'functional', column: 'code' },
    { sheet: 'projects', column: 'functionalCode' },
  ],
})

const codeRow = (digits: number, level: number, inner: readonly RowPlan[]): RowPlan => ({
  key: 'unit:{unit}/code:{code}',
  level,
  style: inner.length === 0 ? 'leaf' : 'group',
  each: codesOf(digits),
  cells: {
    code: { show: 'code' },
    ...(inner.length === 0 ? { unitCode: { show: 'unitCode' } } : {}),
    name: { show: 'codeName' },
    ...figures('bound'),
  },
  rows: inner,
})

export const T02: PublishedTable = {
  id: 'T02',
  title: '部门预算支出总表',
  unit: 'wan',
  decimals: 2,
  columns: [
    codeOf('code', ['功能科目编码（类款项）'], 110),
    codeOf('unitCode', ['单位代码']),
    textOf('name', ['项目', '单位名称（科目名称）'], 300),
    amountOf('total', '合计'),
    amountOf('basic', '基本支出'),
    amountOf('project', '项目支出'),
    amountOf('remittance', '上缴上级支出'),
    amountOf('subsidy', '对附属单位补助支出', 150),
  ],
  rows: [
    { key: 'total', level: 0, style: 'total', always: true, cells: { name: { text: '合计' }, ...figures(null) } },
    {
      key: 'unit:{unit}',
      level: 1,
      style: 'group',
      each: { over: 'units' },
      cells: { code: { show: 'unitCode' }, name: { show: 'unitName' }, ...figures(null) },
      rows: [codeRow(3, 2, [codeRow(5, 3, [codeRow(7, 4, [])])])],
    },
  ],
}

import type { CellPlan, PublishedTable, RowPlan } from '../../../consolidation/publishedTable.ts'
import { amountOf, codeOf, projectSum, textOf } from './parts.ts'

const amount = (code: 'bound' | null): Record<string, CellPlan> => ({
  amount: { figure: projectSum(code, ['general']) },
})

const codeRow = (digits: number, level: number, rows: readonly RowPlan[]): RowPlan => ({
  key: 'unit:{unit}/code:{code}',
  level,
  style: 'group',
  each: { over: 'codes', list: 'functional', digits, in: [{ sheet: 'projects', column: 'functionalCode' }] },
  cells: { code: { show: 'code' }, name: { show: 'codeName' }, ...amount('bound') },
  rows,
})

export const T05: PublishedTable = {
  id: 'T05',
  title: '一般公共预算项目支出预算表',
  unit: 'wan',
  decimals: 2,
  columns: [
    codeOf('code', '功能科目编码（类款项）', 110),
    codeOf('unitCode', '单位代码'),
    textOf('name', '单位名称（科目名称）', 280),
    textOf('project', '项目名称', 340),
    amountOf('amount', '金额'),
  ],
  rows: [
    { key: 'total', level: 0, style: 'total', always: true, cells: { name: { text: '合计' }, ...amount(null) } },
    {
      key: 'unit:{unit}',
      level: 1,
      style: 'group',
      each: { over: 'units' },
      cells: { code: { show: 'unitCode' }, name: { show: 'unitName' }, ...amount(null) },
      rows: [
        codeRow(3, 2, [
          codeRow(5, 3, [
            {
              key: 'unit:{unit}/project:{name}',
              level: 4,
              each: { over: 'rows', sheet: 'projects', name: 'name', code: 'functionalCode' },
              cells: {
                code: { show: 'code' },
                unitCode: { show: 'unitCode' },
                name: { show: 'codeName' },
                project: { show: { column: 'name' } },
                amount: { figure: { sum: { sheet: 'projects', column: 'general', row: 'bound' } } },
              },
            },
          ]),
        ]),
      ],
    },
  ],
}

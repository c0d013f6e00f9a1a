import type { Measure } from '../../../consolidation/measure.ts'
import type { CellPlan, PublishedTable } from '../../../consolidation/publishedTable.ts'
import { amountOf, basicSum, codeOf, textOf } from './parts.ts'

const figures: Record<string, CellPlan> = {
  total: { figure: { sum: { sheet: 'basic', column: 'amount' } } },
  salaries: { figure: basicSum(['301']) },
  households: { figure: basicSum(['303']) },
  public: { figure: basicSum(['302', '310']) },
}

/** Lines at or below the bound code that are of one of these 类: each amount stands in the column of its kind. */
const boundSum = (prefix: readonly string[]): Measure => ({
  sum: { sheet: 'basic', column: 'amount', where: { code: { all: [{ below: 'code' }, { prefix }] } } },
})

const codeFigures: Record<string, CellPlan> = {
  total: { figure: { sum: { sheet: 'basic', column: 'amount', where: { code: { below: 'code' } } } } },
  salaries: { figure: boundSum(['301']) },
  households: { figure: boundSum(['303']) },
  public: { figure: boundSum(['302', '310']) },
}

export const T04: PublishedTable = {
  id: 'T04',
  title: '一般公共预算基本支出预算表',
  unit: 'wan',
  decimals: 2,
  columns: [
    codeOf('unitCode', '单位代码'),
    textOf('name', '单位名称（部门预算经济科目）', 300),
    amountOf('total', ['基本支出', '合计']),
    amountOf('salaries', ['基本支出', '人员经费', '工资福利支出'], 130),
    amountOf('households', ['基本支出', '人员经费', '对个人和家庭的补助'], 150),
    amountOf('public', ['基本支出', '公用经费'], 120),
  ],
  rows: [
    { key: 'total', level: 0, style: 'total', always: true, cells: { name: { text: '合计' }, ...figures } },
    {
      key: 'unit:{unit}',
      level: 1,
      style: 'group',
      each: { over: 'units' },
      cells: { name: { show: 'unitName' }, ...figures },
      rows: [
        {
          key: 'unit:{unit}/code:{code}',
          level: 2,
          style: 'group',
          each: { over: 'codes', list: 'economic', digits: 3, in: [{ sheet: 'basic', column: 'code' }] },
          cells: { name: { show: 'codeName' }, ...codeFigures },
          rows: [
            {
              key: 'unit:{unit}/code:{code}',
              level: 3,
              each: { over: 'codes', list: 'economic', digits: 5, in: [{ sheet: 'basic', column: 'code' }] },
              cells: { unitCode: { show: 'unitCode' }, name: { show: 'codeName' }, ...codeFigures },
            },
          ],
        },
      ],
    },
  ],
}

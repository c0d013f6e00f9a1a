import type { Measure } from '../../../consolidation/measure.ts'
import { amountColumn, codeColumn, derivedColumn, sumOfRow } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'
import { PROJECT_FUNDS } from './projects.ts'

const projectsOfCode: Measure = {
  plus: PROJECT_FUNDS.map(({ id }) => ({
    sum: { sheet: 'projects', column: id, where: { functionalCode: { bound: 'code' } } },
  })),
}

export const functional: Sheet = {
  id: 'functional',
  title: '支出·功能',
  kind: 'unit',
  rowNoun: '一个功能科目（项）',
  rows: 'free',
  dimensions: ['code'],
  subtotals: { by: 'code', digits: [3, 5] },
  columns: [
    codeColumn('code', '功能科目', 'functional', [7], { required: true, frozen: true, width: 300 }),
    derivedColumn('total', '合计', {
      plus: [sumOfRow('functional', ['basic', 'remittance', 'subsidy']), projectsOfCode],
    }),
    amountColumn('basic', '基本支出'),
    derivedColumn('project', '项目支出', projectsOfCode),
    amountColumn('remittance', '上缴上级支出'),
    amountColumn('subsidy', '对附属单位补助支出', { width: 150 }),
  ],
}

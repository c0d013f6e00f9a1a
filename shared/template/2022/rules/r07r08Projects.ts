import type { Rule } from '../../../checks/rule.ts'
import { functionalSum, incomeSum, projectSum } from '../tables/parts.ts'
import { printed, SECTIONS_AGAINST_PRINT, side, sumOf } from './parts.ts'

export const R07: Rule = {
  id: 'R07',
  part: 'code',
  title: '项目支出列 = 项目之和',
  explain: '支出总表中每个功能科目的项目支出应等于该科目下各项目之和。',
  severity: SECTIONS_AGAINST_PRINT,
  published: 'error',
  each: { over: 'codes', digits: 7, of: 'units', in: [{ sheet: 'projects', column: 'functionalCode' }] },
  left: side('公开《部门预算支出总表》项目支出', printed('T02', 'unit:{unit}/code:{code}', 'project')),
  relation: '=',
  right: side('该科目各项目之和', projectSum('bound')),
  tolerance: { kind: 'rounding', levels: 'neighbouring' },
}

const BUDGETS = [
  { fund: 'general', name: '一般公共预算' },
  { fund: 'govFund', name: '政府性基金预算' },
  { fund: 'stateCapital', name: '国有资本经营预算' },
] as const

export const R08: readonly Rule[] = BUDGETS.map(({ fund, name }) => ({
  id: 'R08',
  part: fund,
  title: `${name}：收入 = 支出`,
  explain: `财政拨款收支总表中，${name}的拨款收入应等于其安排的支出。`,
  severity: 'error',
  each: { over: 'department' },
  left: side(`${name}拨款收入`, incomeSum([fund])),
  relation: '=',
  right: side(
    `${name}安排的支出`,
    fund === 'general' ? { plus: [functionalSum('basic', null), projectSum(null, [fund])] } : projectSum(null, [fund]),
  ),
  tolerance: { kind: 'rounding', levels: 'across' },
  // Where any income is filled in, a blank source is none: what is spent of it has no income.
  blankIsZero: 'both',
  onlyIf: sumOf('income', 'amount'),
}))

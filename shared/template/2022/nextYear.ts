import type { NextYearPlan } from '../nextYear.ts'
import { performanceForms } from './sheets/performance.ts'
import { PROJECT_FUNDS } from './sheets/projects.ts'

const FUNDS = PROJECT_FUNDS.map(({ id }) => id)
const FORM_AMOUNTS = performanceForms.columns.filter(({ type }) => type.kind === 'amount').map(({ id }) => id)

/** What a year begins with: every project of the year before goes on, and last year's amount stands beside it. */
export const NEXT_YEAR_2022: NextYearPlan = {
  income: { rows: 'all', blank: ['amount', 'note'] },
  functional: { rows: 'all', blank: ['basic', 'remittance', 'subsidy'] },
  basic: { rows: 'all', blank: ['amount', 'basis', 'note'] },
  projects: {
    rows: 'all',
    blank: [...FUNDS, 'note'],
    set: { continuity: 'continuing' },
    prior: { of: FUNDS, into: 'priorYear' },
  },
  threePublic: { rows: 'all', blank: ['amount', 'note'] },
  procurement: { rows: 'none' },
  purchasedServices: { rows: 'none' },
  performanceForms: {
    rows: 'all',
    blank: FORM_AMOUNTS,
    set: { newProject: '', continuing: '1' },
    prior: { of: ['yearTotal'], into: 'priorYear' },
  },
  performanceIndicators: { rows: 'all' },
  staffing: { rows: 'all' },
  overallTasks: { rows: 'all', blank: ['total', 'fiscal', 'other'] },
  overallGoals: { rows: 'all' },
  overallIndicators: { rows: 'all' },
}

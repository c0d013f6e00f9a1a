import type { Sheet } from '../../sheet.ts'
import { basic } from './basic.ts'
import { functional } from './functional.ts'
import { income } from './income.ts'
import { overallGoals, overallIndicators, overallTasks } from './overall.ts'
import { performanceForms, performanceIndicators } from './performance.ts'
import { procurement } from './procurement.ts'
import { projects } from './projects.ts'
import { purchasedServices } from './purchasedServices.ts'
import { staffing } from './staffing.ts'
import { threePublic } from './threePublic.ts'

/** Every sheet of 2022, in the order of the tabs. */
export const SHEETS_2022: readonly Sheet[] = [
  income,
  functional,
  basic,
  projects,
  threePublic,
  procurement,
  purchasedServices,
  performanceForms,
  performanceIndicators,
  staffing,
  overallTasks,
  overallGoals,
  overallIndicators,
]

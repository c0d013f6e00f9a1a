import type { Template } from '../template.ts'
import { NEXT_YEAR_2022 } from './nextYear.ts'
import { OVERALL_2022, PERFORMANCE_2022 } from './performance.ts'
import { QUOTAS_2022 } from './quotas.ts'
import { RULES_2022, WORD_RULES_2022 } from './rules/index.ts'
import { SHEETS_2022 } from './sheets/index.ts'
import { TABLES_2022 } from './tables/index.ts'

export const TEMPLATE_2022: Template = {
  year: 2022,
  sheets: SHEETS_2022,
  tables: TABLES_2022,
  rules: RULES_2022,
  wordRules: WORD_RULES_2022,
  performance: PERFORMANCE_2022,
  overall: OVERALL_2022,
  quotas: QUOTAS_2022,
  nextYear: NEXT_YEAR_2022,
}

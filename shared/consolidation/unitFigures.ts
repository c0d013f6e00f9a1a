import { columnOf, sheetOf } from '../template/lookup.ts'
import type { Template } from '../template/template.ts'
import { evaluate } from './evaluate.ts'
import type { Measure } from './measure.ts'
import type { MeasureSource } from './source.ts'

const sum = (sheet: string, column: string): Measure => ({ sum: { sheet, column } })
const INCOME = sum('income', 'amount')
const BASIC = sum('functional', 'basic')
const TRANSFERS: readonly Measure[] = [sum('functional', 'remittance'), sum('functional', 'subsidy')]

/** The four figures that a unit is known by: canonical 元, null where no cell is filled. */
export interface UnitFigures {
  readonly income: string | null
  readonly expenditure: string | null
  readonly basic: string | null
  readonly project: string | null
}

export function unitFigures(source: MeasureSource, unit: string): UnitFigures {
  const project = projectExpenditure(source.template)
  const amount = (measure: Measure): string | null => evaluate(measure, { unit }, source).amount?.toFixed(2) ?? null
  return {
    income: amount(INCOME),
    expenditure: amount({ plus: [BASIC, project, ...TRANSFERS] }),
    basic: amount(BASIC),
    project: amount(project),
  }
}

/** Project expenditure: what the template adds up in a row of projects, over all rows. */
function projectExpenditure(template: Template): Measure {
  const total = columnOf(sheetOf(template, 'projects'), 'total')
  if (total?.type.kind !== 'derived') throw new Error(`the template ${template.year} has no total of a project`)
  return ofAllRows(total.type.measure)
}

function ofAllRows(measure: Measure): Measure {
  if ('plus' in measure) return { plus: measure.plus.map(ofAllRows) }
  if ('sum' in measure) return sum(measure.sum.sheet, measure.sum.column)
  throw new Error('the total of a project is a sum of its sources of funds')
}

import type { Measure } from '../consolidation/measure.ts'
import { columnOf, sheetOf } from '../template/lookup.ts'
import type { Template } from '../template/template.ts'
import type { ComparedValues, Rule } from './rule.ts'

/** What a rule compares: amounts, plain quantities (in no unit of money), or whether cells are filled. */
export function comparedValues({ left, right, presence }: Rule, template: Pick<Template, 'sheets'>): ComparedValues {
  if (presence === true) return 'presence'
  return isQuantity(left.measure, template) || isQuantity(right.measure, template) ? 'quantity' : 'yuan'
}

function isQuantity(measure: Measure, template: Pick<Template, 'sheets'>): boolean {
  if ('count' in measure || 'present' in measure) return true
  if ('sum' in measure) {
    const { sheet, column } = measure.sum
    return columnOf(sheetOf(template, sheet), column)?.type.kind === 'quantity'
  }
  if ('plus' in measure) return measure.plus.some((term) => isQuantity(term, template))
  if ('minus' in measure) return measure.minus.some((term) => isQuantity(term, template))
  // A quantity times a price is an amount.
  return 'times' in measure && measure.times.every((factor) => isQuantity(factor, template))
}

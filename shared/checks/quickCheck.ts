import type { Bound } from '../consolidation/bound.ts'
import { rowMatches } from '../consolidation/evaluate.ts'
import type { Bindings, Measure } from '../consolidation/measure.ts'
import { type QuickFigure, type QuickValue, quickFigure } from '../consolidation/quickFigure.ts'
import type { MeasureSource } from '../consolidation/source.ts'
import type { Relation, Rule } from './rule.ts'

/**
 * What a glance tells of one check. Nearly all checks of a sound budget are equal, and of these nobody wants to know more
 * than how many there are; whatever is `unsure` is checked in full.
 */
export type Glance = 'irrelevant' | 'skipped' | 'equal' | 'unsure'

/**
 * Takes a rule apart, once for all units and rows that it is checked on.
 * Invariant: what is not `unsure` is what the check in full comes to.
 * @returns the rule on one unit (or the department), where all that is the same for each of its rows is found once
 */
export function quickCheck(rule: Rule, source: MeasureSource): (on: Bindings) => (bound: Bound) => Glance {
  const [left, right] = [quickFigure(rule.left.measure, source), quickFigure(rule.right.measure, source)]
  const onlyIf = rule.onlyIf === undefined ? null : quickFigure(rule.onlyIf, source)
  const { when } = rule
  return (on) => {
    const compare = compared(rule, valueOn(left, on), valueOn(right, on))
    const isThere = onlyIf === null ? null : valueOn(onlyIf, on)
    const isUnpublished = isOfNoPublication(rule.left.measure, source) || isOfNoPublication(rule.right.measure, source)
    return (bound) => {
      if (isThere !== null && isThere(bound) === null) return 'irrelevant'
      const { row, bindings } = bound
      if (when !== undefined && (row === null || !rowMatches({ where: when }, row, bindings, source)))
        return 'irrelevant'
      return isUnpublished ? 'skipped' : compare(bound)
    }
  }
}

/** Whether a side is a figure of a table that was never imported: then nothing is missing, there is just no publication. */
export const isOfNoPublication = (measure: Measure, source: MeasureSource): boolean =>
  'printed' in measure && source.printedRows(measure.printed.table).length === 0

function valueOn({ value, isOfUnit }: QuickFigure, bindings: Bindings): QuickValue {
  if (!isOfUnit) return value
  const ofUnit = value({ bindings, row: null })
  return () => ofUnit
}

function compared(rule: Rule, left: QuickValue, right: QuickValue): (bound: Bound) => Glance {
  const { relation, onlyWith, blankIsZero, presence } = rule
  const [blankLeft, blankRight] = (['left', 'right'] as const).map((side) =>
    blankIsZero === side || blankIsZero === 'both' ? 0 : null,
  )
  return (bound) => {
    const [a, b] = [left(bound), right(bound)]
    if (a === null && (b === null || onlyWith === 'left')) return 'skipped'
    if (b === null && onlyWith === 'right') return 'skipped'
    if (presence === 'of-amounts') return somethingOnBoth(a ?? 0, b ?? 0)
    const [least, most] = [a ?? blankLeft ?? null, b ?? blankRight ?? null]
    return least !== null && most !== null && holds(least, relation, most) ? 'equal' : 'unsure'
  }
}

/** There is something on the right wherever there is on the left; a typed 0.00 is nothing. */
function somethingOnBoth(left: number, right: number): Glance {
  if (left === 0) return 'skipped'
  return Math.abs(left) > 0 && Math.abs(right) > 0 ? 'equal' : 'unsure'
}

/** Nothing holds of `NaN`. */
function holds(left: number, relation: Relation, right: number): boolean {
  if (relation === '=') return left === right
  return relation === '≤' ? left <= right : left >= right
}

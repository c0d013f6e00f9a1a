import { classificationsOf } from '../classification/lookup.ts'
import { evaluate, rowMatches } from '../consolidation/evaluate.ts'
import type { Bindings, CellRef, Measure, MeasureValue } from '../consolidation/measure.ts'
import type { MeasureSource } from '../consolidation/source.ts'
import { blankCells, trace } from '../consolidation/trace.ts'
import { Exact } from '../money/exact.ts'
import { comparedValues } from './comparedValues.ts'
import { isOfNoPublication } from './quickCheck.ts'
import type { CheckResult, Finding, Rule } from './rule.ts'
import { findingSentence } from './sentence.ts'
import { compareValues } from './verdict.ts'

/** What a check comes to: nothing to ask, nothing to compare, or a result, with its finding where it is not equal. */
type OneOutcome = 'irrelevant' | 'skipped' | { readonly result: CheckResult; readonly finding: Finding | null }

/** One check in full: both values, exactly, and whatever people want to know where they are not equal. */
export function checkOnce(rule: Rule, bindings: Bindings, source: MeasureSource): OneOutcome {
  if (!applies(rule, bindings, source)) return 'irrelevant'
  const result = check(rule, bindings, source)
  if (result === null) return 'skipped'
  return { result, finding: result.verdict === 'equal' ? null : findingOf(result, rule, source) }
}

function applies(rule: Rule, bindings: Bindings, source: MeasureSource): boolean {
  if (rule.onlyIf !== undefined && evaluate(rule.onlyIf, bindings, source).amount === null) return false
  if (rule.when === undefined) return true
  const row = bindings.unit === undefined || bindings.row === undefined ? null : source.row(bindings.unit, bindings.row)
  return row !== null && rowMatches({ where: rule.when }, row, bindings, source)
}

/** The outcome of one check; null where there is nothing to check. */
function check(rule: Rule, bindings: Bindings, source: MeasureSource): CheckResult | null {
  if (isOfNoPublication(rule.left.measure, source) || isOfNoPublication(rule.right.measure, source)) return null
  const left = evaluate(rule.left.measure, bindings, source)
  const right = evaluate(rule.right.measure, bindings, source)
  if (left.amount === null && (right.amount === null || rule.onlyWith === 'left')) return null
  if (right.amount === null && rule.onlyWith === 'right') return null
  if (rule.presence === 'of-amounts' && !isSomething(left)) return null
  const compared = (value: MeasureValue, which: 'left' | 'right'): MeasureValue =>
    rule.presence === 'of-amounts'
      ? { ...value, amount: new Exact(isSomething(value) ? 1 : 0) }
      : orZero(value, rule.blankIsZero === which || rule.blankIsZero === 'both')
  const { verdict, difference } = compareValues(
    compared(left, 'left'),
    rule.relation,
    compared(right, 'right'),
    rule.tolerance,
  )
  return {
    identity: [
      rule.id,
      rule.part,
      bindings.unit ?? '',
      bindings.code ?? '',
      bindings.row ?? bindings.printedRow ?? '',
    ].join('/'),
    rule: rule.id,
    part: rule.part,
    severity: rule.severity,
    verdict,
    values: comparedValues(rule, source.template),
    left: textOf(left),
    right: textOf(right),
    // How far amounts are apart of which one only has to be there means nothing.
    difference: difference === null || rule.presence === 'of-amounts' ? null : difference.toFixed(),
    bindings,
  }
}

/** Whether there is an amount at all: a typed 0.00 is none. */
const isSomething = ({ amount }: MeasureValue): boolean => amount !== null && !amount.isZero()

const orZero = (value: MeasureValue, blankIsZero: boolean): MeasureValue =>
  value.amount === null && blankIsZero ? { ...value, amount: new Exact(0) } : value

const textOf = ({ amount }: MeasureValue): string | null => (amount === null ? null : amount.toFixed())

function findingOf(result: CheckResult, rule: Rule, source: MeasureSource): Finding {
  const lists = classificationsOf(source.template.year)
  return {
    ...result,
    title: rule.title,
    explain: rule.explain,
    relation: rule.relation,
    leftLabel: rule.left.label,
    rightLabel: rule.right.label,
    leftCells: cellsOf(rule.left.measure, result, result.left, source),
    rightCells: cellsOf(rule.right.measure, result, result.right, source),
    sentence: findingSentence(result, rule, source, lists),
  }
}

/** The cells of a side; of a blank one the cell that is to be filled, or, where nothing else is known, those that may be. */
function cellsOf(
  measure: Measure,
  { bindings, verdict }: CheckResult,
  value: string | null,
  source: MeasureSource,
): readonly CellRef[] {
  const { cells } = trace(measure, bindings, source)
  if (value !== null || cells.length > 0) return cells
  const blank = blankCells(measure, bindings, source)
  return verdict === 'cannot-compare' || blank.length === 1 ? blank : []
}

import { classificationsOf } from '../classification/lookup.ts'
import type { DepartmentInput } from '../consolidation/department.ts'
import { evaluate, rowMatches } from '../consolidation/evaluate.ts'
import type { Bindings, MeasureValue } from '../consolidation/measure.ts'
import { type MeasureSource, measureSource } from '../consolidation/source.ts'
import { trace } from '../consolidation/trace.ts'
import { Exact } from '../money/exact.ts'
import type { Template } from '../template/template.ts'
import type { CheckResult, Coverage, Finding, Rule, RuleScope } from './rule.ts'
import { findingSentence } from './sentence.ts'
import { compareValues } from './verdict.ts'

/** The outcome of all checks: every result, those that people must look at with their cells, and how many ran. */
export interface CheckOutcome {
  readonly results: readonly CheckResult[]
  readonly findings: readonly Finding[]
  readonly coverage: Coverage
}

/**
 * Runs the rules of a template on a department.
 * @param scope.unit only the checks of this unit (and its rows); absent: everything
 */
export const runChecks = (
  template: Template,
  input: DepartmentInput,
  scope: { readonly unit?: string } = {},
): CheckOutcome => checkSource(measureSource(template, input), scope)

/** As `runChecks`, on data that is indexed already. */
export function checkSource(source: MeasureSource, scope: { readonly unit?: string } = {}): CheckOutcome {
  const results: CheckResult[] = []
  const findings: Finding[] = []
  let skipped = 0
  for (const rule of source.template.rules) {
    for (const bindings of bindingsOf(rule.each, source)) {
      if (scope.unit !== undefined && bindings.unit !== scope.unit) continue
      if (!applies(rule, bindings, source)) continue
      const result = check(rule, bindings, source)
      if (result === null) {
        skipped++
        continue
      }
      results.push(result)
      if (result.verdict === 'different' || result.verdict === 'rounding')
        findings.push(findingOf(result, rule, source))
    }
  }
  return { results, findings, coverage: coverageOf(results, skipped) }
}

/** Counts results by verdict. */
export function coverageOf(results: readonly CheckResult[], skipped = 0): Coverage {
  const of = (verdict: CheckResult['verdict']) => results.filter((result) => result.verdict === verdict).length
  return {
    ran: results.length,
    equal: of('equal'),
    rounding: of('rounding'),
    different: of('different'),
    cannotCompare: of('cannot-compare'),
    skipped,
  }
}

function bindingsOf(each: RuleScope, source: MeasureSource): Bindings[] {
  const units = source.input.units.map(({ code }) => code)
  switch (each.over) {
    case 'department':
      return [{}]
    case 'units':
      return units.map((unit) => ({ unit }))
    case 'rows':
      return source.rows(undefined, each.sheet).map(({ unit, id }) => ({ unit, row: id }))
    case 'printed-rows':
      return source.printedRows(each.table).map((printedRow) => ({ printedRow }))
    case 'codes':
      return (each.of === 'department' ? [undefined] : units).flatMap((unit) => {
        const codes = each.in.flatMap(({ sheet, column }) => source.codes(unit, sheet, column))
        const cut = codes.filter((code) => code.length >= each.digits).map((code) => code.slice(0, each.digits))
        return [...new Set(cut)].sort().map((code) => (unit === undefined ? { code } : { unit, code }))
      })
  }
}

function applies(rule: Rule, bindings: Bindings, source: MeasureSource): boolean {
  if (rule.when === undefined) return true
  const row = bindings.unit === undefined || bindings.row === undefined ? null : source.row(bindings.unit, bindings.row)
  return row !== null && rowMatches({ where: rule.when }, row, bindings, source)
}

/** The outcome of one check; null where there is nothing to check. */
function check(rule: Rule, bindings: Bindings, source: MeasureSource): CheckResult | null {
  const left = evaluate(rule.left.measure, bindings, source)
  const right = evaluate(rule.right.measure, bindings, source)
  if (left.amount === null && (right.amount === null || rule.onlyWith === 'left')) return null
  if (right.amount === null && rule.onlyWith === 'right') return null
  const { verdict, difference } = compareValues(
    orZero(left, rule.blankIsZero === 'left' || rule.blankIsZero === 'both'),
    rule.relation,
    orZero(right, rule.blankIsZero === 'right' || rule.blankIsZero === 'both'),
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
    left: textOf(left),
    right: textOf(right),
    difference: difference === null ? null : difference.toFixed(),
    bindings,
  }
}

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
    leftCells: trace(rule.left.measure, result.bindings, source).cells,
    rightCells: trace(rule.right.measure, result.bindings, source).cells,
    sentence: findingSentence(result, rule, source, lists),
  }
}

import { classificationsOf } from '../classification/lookup.ts'
import type { DepartmentInput } from '../consolidation/department.ts'
import { evaluate, rowMatches } from '../consolidation/evaluate.ts'
import type { Bindings, CellRef, Measure, MeasureValue } from '../consolidation/measure.ts'
import { FORGETFUL, type Memory } from '../consolidation/memory.ts'
import { type MeasureSource, measureSource } from '../consolidation/source.ts'
import { blankCells, trace } from '../consolidation/trace.ts'
import { Exact } from '../money/exact.ts'
import type { Template } from '../template/template.ts'
import { comparedValues } from './comparedValues.ts'
import { examineWords } from './examineWords.ts'
import type { CheckResult, Coverage, Finding, Rule, RuleScope, WordRule } from './rule.ts'
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

/**
 * As `runChecks`, on data that is indexed already.
 * @param memory keeps the outcome of each check as long as nothing that it read has changed
 */
export function checkSource(
  source: MeasureSource,
  scope: { readonly unit?: string } = {},
  memory: Memory = FORGETFUL,
): CheckOutcome {
  const blocks = source.template.rules.flatMap((rule, index) =>
    subjectsOf(rule.each, source)
      .filter((unit) => scope.unit === undefined || unit === scope.unit)
      .map((unit) => memory.recall(`${index}|${unit ?? ''}`, () => checkSubject(rule, unit, source, memory))),
  )
  const words = source.template.wordRules.flatMap((rule, index) =>
    sectionsOf(rule, source)
      .filter((unit) => scope.unit === undefined || unit === scope.unit)
      .map((unit) => memory.recall(`words|${index}|${unit ?? ''}`, () => checkWords(rule, unit, source))),
  )
  return outcomeOf([...blocks, ...words])
}

function outcomeOf(blocks: readonly CheckOutcome[]): CheckOutcome {
  return {
    results: blocks.flatMap(({ results }) => results),
    findings: blocks.flatMap(({ findings }) => findings),
    coverage: sumOfCoverages(blocks.map(({ coverage }) => coverage)),
  }
}

/** What a rule about words finds in one section, or in all together (undefined). */
function checkWords(rule: WordRule, unit: string | undefined, source: MeasureSource): CheckOutcome {
  const examined = examineWords(rule, unit, source)
  const results = examined.map(({ result }) => result)
  return { results, findings: examined.flatMap(({ finding }) => finding ?? []), coverage: coverageOf(results) }
}

const sectionsOf = ({ over }: WordRule, { input }: MeasureSource): readonly (string | undefined)[] =>
  over === 'department' ? [undefined] : [...input.units, input.department].map(({ code }) => code)

/** The checks of one rule on one unit, or on the department (undefined). */
function checkSubject(rule: Rule, unit: string | undefined, source: MeasureSource, memory: Memory): CheckOutcome {
  const results: CheckResult[] = []
  const findings: Finding[] = []
  let skipped = 0
  for (const bindings of bindingsOf(rule.each, unit, source)) {
    const key = bindings.row ?? bindings.code ?? bindings.printedRow ?? ''
    const outcome = memory.recall(key, () => checkOnce(rule, bindings, source))
    if (outcome === 'skipped') skipped++
    else if (outcome !== 'irrelevant') {
      results.push(outcome.result)
      if (outcome.finding !== null) findings.push(outcome.finding)
    }
  }
  return { results, findings, coverage: coverageOf(results, skipped) }
}

type OneOutcome = 'irrelevant' | 'skipped' | { readonly result: CheckResult; readonly finding: Finding | null }

function checkOnce(rule: Rule, bindings: Bindings, source: MeasureSource): OneOutcome {
  if (!applies(rule, bindings, source)) return 'irrelevant'
  const result = check(rule, bindings, source)
  if (result === null) return 'skipped'
  return { result, finding: result.verdict === 'equal' ? null : findingOf(result, rule, source) }
}

/** Counts results by verdict. */
export function coverageOf(results: readonly CheckResult[], skipped = 0): Coverage {
  const of = { equal: 0, rounding: 0, different: 0, 'cannot-compare': 0 } satisfies Record<
    CheckResult['verdict'],
    number
  >
  for (const { verdict } of results) of[verdict]++
  const { equal, rounding, different } = of
  return { ran: results.length, equal, rounding, different, cannotCompare: of['cannot-compare'], skipped }
}

function sumOfCoverages(coverages: readonly Coverage[]): Coverage {
  const sum = (key: keyof Coverage) => coverages.reduce((total, coverage) => total + coverage[key], 0)
  return {
    ran: sum('ran'),
    equal: sum('equal'),
    rounding: sum('rounding'),
    different: sum('different'),
    cannotCompare: sum('cannotCompare'),
    skipped: sum('skipped'),
  }
}

/** Whom a rule is checked on, one after the other: units, or the department (undefined). */
function subjectsOf(each: RuleScope, source: MeasureSource): readonly (string | undefined)[] {
  const { units, department } = source.input
  const codes = units.map(({ code }) => code)
  if (each.over === 'rows') return [...codes, department.code]
  return each.over === 'units' || (each.over === 'codes' && each.of === 'units') ? codes : [undefined]
}

function bindingsOf(each: RuleScope, unit: string | undefined, source: MeasureSource): Bindings[] {
  const bound: Bindings = unit === undefined ? {} : { unit }
  switch (each.over) {
    case 'department':
    case 'units':
      return [bound]
    case 'rows':
      return source.rows(unit, each.sheet).map(({ id }) => ({ ...bound, row: id }))
    case 'printed-rows':
      return source.printedRows(each.table).map((printedRow) => ({ printedRow }))
    case 'codes': {
      const codes = each.in.flatMap(({ sheet, column }) => source.codes(unit, sheet, column))
      const cut = codes.filter((code) => code.length >= each.digits).map((code) => code.slice(0, each.digits))
      return [...new Set(cut)].sort().map((code) => ({ ...bound, code }))
    }
  }
}

function applies(rule: Rule, bindings: Bindings, source: MeasureSource): boolean {
  if (rule.onlyIf !== undefined && evaluate(rule.onlyIf, bindings, source).amount === null) return false
  if (rule.when === undefined) return true
  const row = bindings.unit === undefined || bindings.row === undefined ? null : source.row(bindings.unit, bindings.row)
  return row !== null && rowMatches({ where: rule.when }, row, bindings, source)
}

/** Whether a side is a figure of a table that was never imported: then nothing is missing, there is just no publication. */
const isOfNoPublication = (measure: Measure, source: MeasureSource): boolean =>
  'printed' in measure && source.printedRows(measure.printed.table).length === 0

/** The outcome of one check; null where there is nothing to check. */
function check(rule: Rule, bindings: Bindings, source: MeasureSource): CheckResult | null {
  if (isOfNoPublication(rule.left.measure, source) || isOfNoPublication(rule.right.measure, source)) return null
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
    values: comparedValues(rule, source.template),
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

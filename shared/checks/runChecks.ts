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
 * @param memory keeps the outcome of each check, and of each unit, as long as nothing that it read has changed
 */
export function checkSource(
  source: MeasureSource,
  scope: { readonly unit?: string } = {},
  memory: Memory = FORGETFUL,
): CheckOutcome {
  const subjects = subjectsOf(source).filter(({ code }) => scope.unit === undefined || code === scope.unit)
  return joined(
    subjects.map((subject) =>
      memory.recall(`${subject.kind}|${subject.code ?? ''}`, () => checksOn(subject, source, memory)),
    ),
  )
}

/** Whom rules are checked on: a unit, the department's own section, or all together. */
type Subject =
  | { readonly kind: 'whole'; readonly code: undefined }
  | { readonly kind: 'unit' | 'department'; readonly code: string }

/** In the order in which their checks are listed. */
const subjectsOf = ({ input: { units, department } }: MeasureSource): readonly Subject[] => [
  { kind: 'whole', code: undefined },
  ...units.map(({ code }) => ({ kind: 'unit' as const, code })),
  { kind: 'department', code: department.code },
]

/** Everything that is checked on one subject; what is said of it by rule, for people read all of one rule together. */
interface SubjectChecks {
  /** By the place of the rule in the template, those about words last; only those that checked something. */
  readonly results: ReadonlyMap<number, readonly CheckResult[]>
  readonly findings: ReadonlyMap<number, readonly Finding[]>
  readonly coverage: Coverage
}

function checksOn(subject: Subject, source: MeasureSource, memory: Memory): SubjectChecks {
  const { rules, wordRules } = source.template
  const results = new Map<number, readonly CheckResult[]>()
  const findings = new Map<number, readonly Finding[]>()
  const coverages: Coverage[] = []
  const take = (place: number, check: () => RuleOutcome) => {
    const outcome = memory.recall(String(place), check)
    if (outcome.results.length > 0) results.set(place, outcome.results)
    if (outcome.findings.length > 0) findings.set(place, outcome.findings)
    coverages.push(outcome.coverage)
  }
  for (const [index, rule] of rules.entries()) {
    if (isCheckedOn(rule.each, subject)) take(index, () => checkSubject(rule, subject.code, source, memory))
  }
  for (const [index, rule] of wordRules.entries()) {
    if ((rule.over === 'department') !== (subject.kind === 'whole')) continue
    take(rules.length + index, () => checkWords(rule, subject.code, source))
  }
  return { results, findings, coverage: sumOfCoverages(coverages) }
}

/** All results are many, and rarely asked for: they are put together when they are. */
function joined(blocks: readonly SubjectChecks[]): CheckOutcome {
  let results: readonly CheckResult[] | null = null
  return {
    get results() {
      results ??= byRule(blocks.map((block) => block.results))
      return results
    },
    findings: byRule(blocks.map((block) => block.findings)),
    coverage: sumOfCoverages(blocks.map(({ coverage }) => coverage)),
  }
}

/** One rule after the other, and of each one subject after the other. */
function byRule<T>(blocks: readonly ReadonlyMap<number, readonly T[]>[]): readonly T[] {
  const places = new Map<number, T[]>()
  for (const block of blocks) {
    for (const [place, values] of block) {
      const known = places.get(place)
      if (known === undefined) places.set(place, [...values])
      else for (const value of values) known.push(value)
    }
  }
  return [...places].sort(([a], [b]) => a - b).flatMap(([, values]) => values)
}

function isCheckedOn(each: RuleScope, { kind }: Subject): boolean {
  if (each.over === 'rows') return kind !== 'whole'
  return kind === (each.over === 'units' || (each.over === 'codes' && each.of === 'units') ? 'unit' : 'whole')
}

/** What one rule comes to on one subject. */
interface RuleOutcome {
  readonly results: readonly CheckResult[]
  readonly findings: readonly Finding[]
  readonly coverage: Coverage
}

/** What a rule about words finds in one section, or in all together (undefined). */
function checkWords(rule: WordRule, unit: string | undefined, source: MeasureSource): RuleOutcome {
  const examined = examineWords(rule, unit, source)
  const results = examined.map(({ result }) => result)
  return { results, findings: examined.flatMap(({ finding }) => finding ?? []), coverage: coverageOf(results) }
}

/** The checks of one rule on one unit, or on the department (undefined). */
function checkSubject(rule: Rule, unit: string | undefined, source: MeasureSource, memory: Memory): RuleOutcome {
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

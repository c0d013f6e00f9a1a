import type { Bound } from '../consolidation/bound.ts'
import type { DepartmentInput } from '../consolidation/department.ts'
import type { Bindings } from '../consolidation/measure.ts'
import { FORGETFUL, type Memory } from '../consolidation/memory.ts'
import type { UnitRow } from '../consolidation/rowSource.ts'
import { type MeasureSource, measureSource } from '../consolidation/source.ts'
import type { Template } from '../template/template.ts'
import { checkOnce } from './checkOnce.ts'
import { coverageOf, NO_COVERAGE, sumOfCoverages } from './coverage.ts'
import { examineWords } from './examineWords.ts'
import { quickCheck } from './quickCheck.ts'
import type { CheckResult, Coverage, Finding, Rule, RuleOutcome, RuleScope } from './rule.ts'

/** The outcome of all checks: those that people must look at with their cells, how many ran, and all if they are asked for. */
export interface CheckOutcome {
  /** Every result, equal ones too; made when it is asked for, before the source takes another state. */
  readonly results: readonly CheckResult[]
  readonly findings: readonly Finding[]
  readonly coverage: Coverage
}

/**
 * Which checks; all of them where nothing is said. `unit`: of one unit (or of the department's own section) and its rows.
 * `department`: of the department's own section, and of all units together.
 */
export interface CheckScope {
  readonly unit?: string
  readonly department?: true
}

/** Runs the rules of a template on a department. */
export const runChecks = (template: Template, input: DepartmentInput, scope: CheckScope = {}): CheckOutcome =>
  checkSource(measureSource(template, input), scope)

/**
 * As `runChecks`, on data that is indexed already.
 * @param memory of this source alone; keeps what each rule comes to on each unit, and each finding, as long as nothing
 * that they read has changed
 */
export function checkSource(source: MeasureSource, scope: CheckScope = {}, memory: Memory = FORGETFUL): CheckOutcome {
  const rules = memory.recall('rules', () => new PreparedRules(source))
  const on = (detail: Detail) =>
    subjectsOf(source, scope).map((subject) =>
      memory.recall(`${detail}|${subject.kind}|${subject.code ?? ''}`, () => rules.check(subject, detail, memory)),
    )
  const blocks = on('unequal')
  let results: readonly CheckResult[] | null = null
  return {
    get results() {
      results ??= byRule(on('all').map((block) => block.results))
      return results
    },
    findings: byRule(blocks.map((block) => block.findings)),
    coverage: sumOfCoverages(blocks.map(({ coverage }) => coverage)),
  }
}

/** Whether equal checks are only counted, or told like the others. */
type Detail = 'unequal' | 'all'

/** Whom rules are checked on: a unit, the department's own section, or all together. */
type Subject =
  | { readonly kind: 'whole'; readonly code: undefined }
  | { readonly kind: 'unit' | 'department'; readonly code: string }

/** In the order in which their checks are listed. */
function subjectsOf({ input: { units, department } }: MeasureSource, scope: CheckScope): readonly Subject[] {
  const whole = { kind: 'whole', code: undefined } as const
  const own = { kind: 'department', code: department.code } as const
  if (scope.department === true) return [whole, own]
  const sections = [...units.map(({ code }) => ({ kind: 'unit' as const, code })), own]
  return scope.unit === undefined ? [whole, ...sections] : sections.filter(({ code }) => code === scope.unit)
}

/** Everything that is checked on one subject; what is said of it by rule, for people read all of one rule together. */
interface SubjectChecks {
  /** By the place of the rule in the template, those about words last; only those that checked something. */
  readonly results: ReadonlyMap<number, readonly CheckResult[]>
  readonly findings: ReadonlyMap<number, readonly Finding[]>
  readonly coverage: Coverage
}

/** The rules of a template, taken apart once for all the subjects of a source. */
class PreparedRules {
  readonly #source: MeasureSource
  readonly #rules: readonly PreparedRule[]
  /** By the rows of a sheet, so that each rule over them finds them bound. */
  readonly #bounds = new WeakMap<readonly UnitRow[], readonly Bound[]>()

  constructor(source: MeasureSource) {
    this.#source = source
    this.#rules = source.template.rules.map((rule) => ({ rule, glance: quickCheck(rule, source) }))
  }

  check(subject: Subject, detail: Detail, memory: Memory): SubjectChecks {
    const { wordRules } = this.#source.template
    const results = new Map<number, readonly CheckResult[]>()
    const findings = new Map<number, readonly Finding[]>()
    const coverages: Coverage[] = []
    const take = (place: number, check: () => RuleOutcome) => {
      const outcome = memory.recall(String(place), check, 'coarse')
      if (outcome.results.length > 0) results.set(place, outcome.results)
      if (outcome.findings.length > 0) findings.set(place, outcome.findings)
      coverages.push(outcome.coverage)
    }
    for (const [index, prepared] of this.#rules.entries()) {
      if (!isCheckedOn(prepared.rule.each, subject)) continue
      take(index, () => this.#checkRule(prepared, subject.code, detail, memory))
    }
    for (const [index, rule] of wordRules.entries()) {
      if ((rule.over === 'department') !== (subject.kind === 'whole')) continue
      take(this.#rules.length + index, () => examineWords(rule, subject.code, this.#source, detail === 'all'))
    }
    return { results, findings, coverage: sumOfCoverages(coverages) }
  }

  #checkRule({ rule, glance }: PreparedRule, unit: string | undefined, detail: Detail, memory: Memory): RuleOutcome {
    const source = this.#source
    const results: CheckResult[] = []
    const findings: Finding[] = []
    const counts = { equal: 0, skipped: 0 }
    const bounds = this.#boundsOf(rule.each, unit)
    if (bounds.length === 0) return { results, findings, coverage: NO_COVERAGE }
    const glanceAt = glance(unit === undefined ? {} : { unit })
    for (const bound of bounds) {
      const seen = glanceAt(bound)
      if (seen === 'irrelevant') continue
      if (seen === 'skipped') counts.skipped++
      else if (seen === 'equal' && detail === 'unequal') counts.equal++
      else {
        const { bindings } = bound
        const key = bindings.row ?? bindings.code ?? bindings.printedRow ?? ''
        const outcome = memory.recall(key, () => checkOnce(rule, bindings, source))
        if (outcome === 'skipped') counts.skipped++
        else if (outcome !== 'irrelevant') {
          results.push(outcome.result)
          if (outcome.finding !== null) findings.push(outcome.finding)
        }
      }
    }
    return { results, findings, coverage: coverageOf(results, counts) }
  }

  #boundsOf(each: RuleScope, unit: string | undefined): readonly Bound[] {
    const source = this.#source
    const bound: Bindings = unit === undefined ? {} : { unit }
    switch (each.over) {
      case 'department':
      case 'units':
        return [{ bindings: bound, row: null }]
      case 'rows': {
        const rows = source.rows(unit, each.sheet)
        const known = this.#bounds.get(rows) ?? rows.map((row) => ({ bindings: { ...bound, row: row.id }, row }))
        this.#bounds.set(rows, known)
        return known
      }
      case 'printed-rows':
        return source.printedRows(each.table).map((printedRow) => ({ bindings: { printedRow }, row: null }))
      case 'codes': {
        const codes = each.in.flatMap(({ sheet, column }) => source.codes(unit, sheet, column))
        const cut = codes.filter((code) => code.length >= each.digits).map((code) => code.slice(0, each.digits))
        return [...new Set(cut)].sort().map((code) => ({ bindings: { ...bound, code }, row: null }))
      }
    }
  }
}

interface PreparedRule {
  readonly rule: Rule
  readonly glance: ReturnType<typeof quickCheck>
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

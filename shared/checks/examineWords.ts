import { classificationsOf } from '../classification/lookup.ts'
import type { Bindings } from '../consolidation/measure.ts'
import type { MeasureSource } from '../consolidation/source.ts'
import { Exact } from '../money/exact.ts'
import { coverageOf } from './coverage.ts'
import type { CheckResult, Finding, Observation, RuleOutcome, WordRule } from './rule.ts'
import { placeOf, wan } from './sentence.ts'

/**
 * What a rule about words comes to in one section, or in all together (undefined).
 * @param isTold whether what agrees is told too, or only counted
 */
export function examineWords(
  rule: WordRule,
  unit: string | undefined,
  source: MeasureSource,
  isTold: boolean,
): RuleOutcome {
  const results: CheckResult[] = []
  const findings: Finding[] = []
  let equal = 0
  for (const observation of rule.examine(source, unit)) {
    if (observation.agrees && !isTold) equal++
    else {
      const { result, finding } = examined(rule, observation, unit === undefined ? {} : { unit }, source)
      results.push(result)
      if (finding !== null) findings.push(finding)
    }
  }
  return { results, findings, coverage: coverageOf(results, { equal }) }
}

/** An outcome of a rule about words; the finding is null where both sides agree. */
interface Examined {
  readonly result: CheckResult
  readonly finding: Finding | null
}

function examined(rule: WordRule, observation: Observation, at: Bindings, source: MeasureSource): Examined {
  const { part, row, agrees, amounts } = observation
  const { left, right, says: words } = observation.tell()
  const bindings = row === undefined ? at : { unit: row.unit, row: row.id }
  const result: CheckResult = {
    identity: [rule.id, part, bindings.unit ?? '', '', bindings.row ?? ''].join('/'),
    rule: rule.id,
    part,
    severity: observation.severity ?? rule.severity,
    verdict: agrees ? 'equal' : 'different',
    values: amounts === true ? 'yuan' : 'words',
    left: left.value,
    right: right.value,
    difference:
      amounts !== true || left.value === null || right.value === null
        ? null
        : new Exact(left.value).minus(right.value).toFixed(),
    bindings,
  }
  if (agrees) return { result, finding: null }
  const { title, explain, leftLabel, rightLabel } = rule
  const shown = amounts === true ? wan : quoted
  const says = words ?? `${leftLabel} ${shown(left.value)}，${rightLabel} ${shown(right.value)}`
  const finding: Finding = {
    ...result,
    title,
    explain,
    relation: '=',
    leftLabel,
    rightLabel,
    leftCells: left.cells,
    rightCells: right.cells,
    sentence: `${placeOf({ bindings }, source, classificationsOf(source.template.year))}${says}`,
  }
  return { result, finding }
}

const quoted = (words: string | null): string => (words === null ? '空白' : `“${words}”`)

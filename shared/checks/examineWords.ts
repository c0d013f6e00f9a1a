import { classificationsOf } from '../classification/lookup.ts'
import type { Bindings } from '../consolidation/measure.ts'
import type { MeasureSource } from '../consolidation/source.ts'
import { Exact } from '../money/exact.ts'
import type { CheckResult, Finding, Observation, ObservedSide, WordRule } from './rule.ts'
import { placeOf, wan } from './sentence.ts'

/** An outcome of a rule about words; the finding is null where both sides agree. */
interface Examined {
  readonly result: CheckResult
  readonly finding: Finding | null
}

/** What a rule about words comes to in one section, or in all together (undefined). */
export const examineWords = (rule: WordRule, unit: string | undefined, source: MeasureSource): Examined[] =>
  Array.from(rule.examine(source, unit), (one) => examined(rule, one, unit === undefined ? {} : { unit }, source))

function examined(rule: WordRule, observation: Observation, at: Bindings, source: MeasureSource): Examined {
  const { part, row, agrees, left, right } = observation
  const bindings = row === undefined ? at : { unit: row.unit, row: row.id }
  const amounts = [left, right].map(amountOf)
  const [a, b] = amounts
  const result: CheckResult = {
    identity: [rule.id, part, bindings.unit ?? '', '', bindings.row ?? ''].join('/'),
    rule: rule.id,
    part,
    severity: rule.severity,
    verdict: agrees ? 'equal' : 'different',
    left: left.value,
    right: right.value,
    difference: a == null || b == null ? null : a.minus(b).toFixed(),
    bindings,
  }
  if (agrees) return { result, finding: null }
  const { title, explain, leftLabel, rightLabel } = rule
  const says = observation.says ?? `${leftLabel} ${shown(left)}，${rightLabel} ${shown(right)}`
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

const amountOf = ({ value }: ObservedSide): Exact | null =>
  value !== null && /^-?\d+\.\d{2}$/.test(value) ? new Exact(value) : null

const shown = (side: ObservedSide): string =>
  side.value === null ? '空白' : amountOf(side) === null ? `“${side.value}”` : wan(side.value)

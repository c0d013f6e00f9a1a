import type { Classifications } from '../classification/lookup.ts'
import { rowLabel } from '../consolidation/rowLabel.ts'
import type { MeasureSource } from '../consolidation/source.ts'
import { type AmountYuan, formatAmount } from '../money/amount.ts'
import { Exact } from '../money/exact.ts'
import type { CheckResult, Rule } from './rule.ts'

/**
 * One plain Chinese sentence for a finding: where, both sides with their values, by how much they differ.
 * Never says which side is wrong.
 */
export function findingSentence(
  result: CheckResult,
  rule: Rule,
  source: MeasureSource,
  lists: Classifications | null,
): string {
  const place = placeOf(result, source, lists)
  if (rule.presence === true) return `${place}${rule.explain}`
  const sides = `${rule.left.label} ${wan(result.left)}，${rule.right.label} ${wan(result.right)}`
  const demand = rule.relation === '=' ? '' : rule.relation === '≤' ? '（前者不应大于后者）' : '（前者不应小于后者）'
  const difference = result.difference === null ? '' : `，相差 ${wan(new Exact(result.difference).abs().toFixed())}`
  const note = result.verdict === 'rounding' ? '（四舍五入尾差）' : ''
  return `${place}${sides}${difference}${demand}${note}`
}

function placeOf({ bindings }: CheckResult, source: MeasureSource, lists: Classifications | null): string {
  const unit = source.input.units.find(({ code }) => code === bindings.unit)?.name
  const code =
    bindings.code === undefined ? undefined : `${bindings.code} ${lists?.functional.name(bindings.code) ?? ''}`.trim()
  const row =
    bindings.row === undefined || bindings.unit === undefined || lists === null
      ? undefined
      : rowLabel(
          source.template,
          source.input.snapshots.find(({ unitCode }) => unitCode === bindings.unit)?.rows ?? [],
          bindings.row,
          lists,
        )
  const printed = bindings.printedRow === undefined ? undefined : printedPlace(bindings.printedRow, source, lists)
  const parts = [unit, code, row, printed].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? '' : `${parts.join('，')}：`
}

/** An amount as a sentence shows it: 万元, two decimals, more where two would hide the difference. */
function wan(text: string | null): string {
  if (text === null) return '空白'
  const amount = new Exact(text) as AmountYuan
  return `${formatAmount(amount, 'wan', Math.max(2, amount.dividedBy(10_000).decimalPlaces()))} 万元`
}

/** A row of the imported publication in words: `unit:701001/code:208` → «市人社局机关，208 社会保障和就业支出». */
function printedPlace(key: string, source: MeasureSource, lists: Classifications | null): string {
  const words = key.split('/').map((part) => {
    const [kind, value = ''] = part.split(':')
    if (kind === 'unit') return source.input.units.find(({ code }) => code === value)?.name ?? value
    if (kind === 'code') return `${value} ${lists?.functional.name(value) ?? lists?.economic.name(value) ?? ''}`.trim()
    if (kind === 'total') return '合计行'
    if (kind === 'department') return source.input.department.name
    if (kind === 'item') return `第 ${value} 项`
    return kind === 'task' ? `第 ${value} 项任务` : value
  })
  return words.filter((word) => word !== '').join('，')
}

import type { Classifications } from '../classification/lookup.ts'
import { rowLabel } from '../consolidation/rowLabel.ts'
import type { MeasureSource } from '../consolidation/source.ts'
import { type AmountUnit, type AmountYuan, exactText, formatAmount, parseAmount } from '../money/amount.ts'
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
  if (rule.presence !== undefined) return `${place}${rule.explain}`
  const difference = result.difference === null ? null : new Exact(result.difference).abs().toFixed()
  // Figures of one sentence are compared by eye: as many decimals each.
  const decimals = Math.max(...[result.left, result.right, difference].map(decimalsOf))
  const shown = result.values === 'quantity' ? quantity : (text: string | null) => wan(text, decimals)
  const sides = `${rule.left.label} ${shown(result.left)}，${rule.right.label} ${shown(result.right)}`
  const demand = rule.relation === '=' ? '' : rule.relation === '≤' ? '（前者不应大于后者）' : '（前者不应小于后者）'
  const apart = difference === null ? '' : `，相差 ${shown(difference)}`
  const note = NOTES[result.verdict]
  return `${place}${sides}${apart}${demand}${note}`
}

const NOTES = {
  equal: '',
  different: '',
  rounding: '（四舍五入尾差）',
  'cannot-compare': '（空白不等于零，无法比较）',
} as const satisfies Record<CheckResult['verdict'], string>

/** Where a check was made, in words with a colon behind them; empty for the department as a whole. */
export function placeOf(
  { bindings }: Pick<CheckResult, 'bindings'>,
  source: MeasureSource,
  lists: Classifications | null,
): string {
  const { unit, code, row, printedRow } = bindings
  const parts = [
    unit === undefined ? '' : unitText(unit, source),
    code === undefined ? '' : codeText(code, lists),
    unit === undefined || row === undefined || lists === null
      ? ''
      : rowLabel(source.template, (id) => source.row(unit, id), row, lists),
    printedRow === undefined ? '' : printedPlace(printedRow, source, lists),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${parts.join('，')}：`
}

const unitText = (unit: string, source: MeasureSource): string => {
  const { department } = source.input
  const name = unit === department.code ? department.name : source.unitName(unit)
  return name === null ? unit : `${unit} ${name}`
}

const codeText = (code: string, lists: Classifications | null): string =>
  `${code} ${lists?.functional.name(code) ?? lists?.economic.name(code) ?? ''}`.trim()

/** An amount as a sentence shows it: 万元, two decimals, more where two would hide the difference. */
export function wan(text: string | null, decimals = decimalsOf(text)): string {
  return text === null ? '空白' : `${formatAmount(new Exact(text) as AmountYuan, 'wan', decimals)} 万元`
}

const decimalsOf = (text: string | null): number =>
  text === null ? 2 : Math.max(2, exactText(new Exact(text) as AmountYuan, 'wan').split('.')[1]?.length ?? 0)

const WAN = /(-?\d[\d,]*(?:\.\d+)?) 万元/g

/**
 * Sentences of findings, each on its line, for whoever reads amounts in that unit. They travel in 万元 with every digit, so 元 are exact.
 * What people wrote themselves, the names before the colon and what is quoted, stays as they wrote it.
 */
export const sentenceIn = (unit: AmountUnit, sentences: string): string =>
  unit === 'wan' ? sentences : sentences.split('\n').map(sentenceInYuan).join('\n')

function sentenceInYuan(sentence: string): string {
  const names = sentence.indexOf('：') + 1
  return (
    sentence.slice(0, names) +
    sentence
      .slice(names)
      .split(/(“[^”]*”)/)
      .map((part) => (part.startsWith('“') ? part : part.replace(WAN, inYuan)))
      .join('')
  )
}

function inYuan(whole: string, wanText: string): string {
  const amount = parseAmount(wanText, 'wan')
  return amount.ok ? `${formatAmount(amount.value, 'yuan')} 元` : whole
}

const quantity = (text: string | null): string => text ?? '空白'

/** A row of the imported publication in words: `unit:701001/code:208` → «701001 市人社局机关，208 社会保障和就业支出». */
function printedPlace(key: string, source: MeasureSource, lists: Classifications | null): string {
  const words = key.split('/').map((part) => {
    const [kind, value = ''] = part.split(':')
    if (kind === 'unit') return unitText(value, source)
    if (kind === 'code') return codeText(value, lists)
    if (kind === 'total') return '合计行'
    if (kind === 'department') return source.input.department.name
    if (kind === 'item') return `第 ${value} 项`
    return kind === 'task' ? `第 ${value} 项任务` : value
  })
  return words.filter((word) => word !== '').join('，')
}

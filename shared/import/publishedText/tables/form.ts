import { FUNDS_KEY, plainName } from '../../../consolidation/rowKeys.ts'
import type { Block } from '../blocks.ts'
import type { FormLine, PublishedDocument } from '../document.ts'
import { filledCells, type SourceLine } from '../lines.ts'
import { amountOf, type Reader } from '../reader.ts'
import { readIndicators } from './indicator.ts'

const TICKS: readonly (readonly [column: string, label: string])[] = [
  ['newProject', '新增项目'],
  ['continuing', '延续项目'],
  ['oneOff', '一次性'],
  ['recurring', '经常性'],
  ['basisLaw', '法律法规'],
  ['basisDecision', '市委市政府决定'],
  ['basisSuperior', '上级文件要求'],
  ['basisInstruction', '市委市政府领导指示'],
  ['basisOther', '其他'],
]

const AMOUNT = String.raw`\s*([\d,.]*)\s*万元`

/** Amounts by the words before them; two columns where mid-term and year stand side by side. */
const AMOUNTS: readonly (readonly [pattern: RegExp, columns: readonly string[]])[] = [
  [new RegExp(`中长期资金总额[：:]${AMOUNT}`, 'g'), ['midTermTotal']],
  [new RegExp(`年度资金总额[：:]${AMOUNT}`, 'g'), ['yearTotal']],
  [new RegExp(`财政拨款${AMOUNT}`, 'g'), ['midTermFiscal', 'yearFiscal']],
  [new RegExp(`其他资金${AMOUNT}`, 'g'), ['midTermOther', 'yearOther']],
  [new RegExp(`政府采购${AMOUNT}`, 'g'), ['procurement']],
  [new RegExp(`政府购买服务${AMOUNT}`, 'g'), ['purchasedServices']],
  [new RegExp(`以前年度预算安排[：:]${AMOUNT}`, 'g'), ['priorYear']],
]

const SOURCES: readonly (readonly [column: string, label: RegExp])[] = [
  ['sourceTotal', /^合计/],
  ['sourceGeneral', /^1\.\s*一般公共预算收入/],
  ['sourceGovFund', /^2\.\s*政府性基金预算收入/],
  ['sourceStateCapital', /^3\.\s*国有资本经营预算收入/],
  ['sourceSocialInsurance', /^4\.\s*社会保险基金收入/],
  ['sourceOther', /^5\.\s*其他收入/],
]

type Part = 'head' | 'sources' | 'goals' | 'indicators'

/** A performance form of table 12. Its lines are known by their words, since its columns slip. */
export function readForm(block: Block, document: PublishedDocument, reader: Reader): void {
  reader.account(block.title, block.table, 'title')
  const form: FormLine = { line: block.title, project: '', cells: {}, indicators: [] }
  const place = { level1: '', level2: '' }
  let part: Part = 'head'
  let name = ''
  let sourceColumns = new Map<number, string>()
  let yearGoalAt = Number.POSITIVE_INFINITY
  const figures: { line: SourceLine; column: string; text: string }[] = []

  for (const line of block.lines) {
    const words = filledCells(line)
    const [first = ''] = words
    if (first === '项目资金来源') part = 'sources'
    else if (first === '总体目标') part = 'goals'
    else if (first === '绩效指标') part = 'indicators'
    const isHeader = words.some((word) => /^(一级指标|三级指标)$/.test(word)) || first === '总体目标'
    reader.account(line, block.table, isHeader ? 'header' : 'data')

    if (part === 'head') {
      name = valueAfter(words, /^项目名称$/) ?? name
      setText(form, 'budgetUnit', valueAfter(words, /^预算单位$/))
      setText(form, 'implementer', valueAfter(words, /^实施单位/))
      readTicks(line, form, reader, block.table)
      figures.push(...amountsIn(line))
    } else if (part === 'sources') {
      const labelled = sourcesOf(line)
      for (const { column, text } of labelled) if (text !== '') figures.push({ line, column, text })
      if (labelled.length > 0 && sourceColumns.size === 0)
        sourceColumns = new Map(labelled.map(({ at, column }) => [at, column]))
      else figures.push(...valuesBelow(line, sourceColumns))
    } else if (part === 'goals') {
      const headerAt = line.cells.findIndex((cell) => cell === '年度目标')
      if (headerAt >= 0) yearGoalAt = headerAt
      else addGoals(form, line, yearGoalAt)
    } else if (!isHeader) {
      const { indicators, shifted } = readIndicators(line, place)
      form.indicators.push(...indicators)
      if (shifted) reader.note(line, block.table, 'shifted-indicator', '此行的列已错位，指标按文字顺序读入')
    }
  }
  if (name === '') {
    reader.error(block.title, block.table, 'missing-column', '没有项目名称')
    return
  }
  for (const { line, column, text } of figures) {
    const value = reader.figure({ line, table: block.table, copy: plainName(name), row: FUNDS_KEY, column }, text)
    if (value !== null) form.cells[column] = value
  }
  document.forms.push({ ...form, project: plainName(name) })
}

const valueAfter = (words: readonly string[], label: RegExp): string | undefined => {
  const at = words.findIndex((word) => label.test(word))
  return at < 0 ? undefined : words[at + 1]
}

function setText(form: FormLine, column: string, text: string | undefined): void {
  if (text !== undefined && text !== '') form.cells[column] = text
}

function addGoals(form: FormLine, line: SourceLine, yearGoalAt: number): void {
  for (const [at, cell] of line.cells.entries()) {
    if (cell === '') continue
    const column = at < yearGoalAt ? 'midTermGoal' : 'yearGoal'
    form.cells[column] = form.cells[column] === undefined ? cell : `${form.cells[column]}\n${cell}`
  }
}

function amountsIn(line: SourceLine): { line: SourceLine; column: string; text: string }[] {
  const text = filledCells(line).join('\t')
  return AMOUNTS.flatMap(([pattern, columns]) => {
    const found = [...text.matchAll(pattern)].map((match) => match[1] ?? '')
    // One figure where two could stand is the year's: the mid-term side is left out when it is empty.
    const targets = found.length < columns.length ? columns.slice(-found.length || columns.length) : columns
    return found.flatMap((amount, index) => {
      const column = targets[index]
      return amount === '' || column === undefined ? [] : [{ line, column, text: amount }]
    })
  })
}

function sourcesOf(line: SourceLine): { at: number; column: string; text: string }[] {
  return line.cells.flatMap((cell, at) => {
    const source = SOURCES.find(([, label]) => label.test(cell))
    if (source === undefined) return []
    return [{ at, column: source[0], text: /([\d,.]+)\s*万元$/.exec(cell)?.[1] ?? '' }]
  })
}

function valuesBelow(
  line: SourceLine,
  columns: ReadonlyMap<number, string>,
): { line: SourceLine; column: string; text: string }[] {
  return line.cells.flatMap((cell, at) => {
    const text = /^([\d,.]+)\s*万元$/.exec(cell)?.[1]
    const column = columns.get(at)
    return text === undefined || column === undefined || amountOf(text) === null ? [] : [{ line, column, text }]
  })
}

/** A box is ticked by «P» before its words, or by a checked box before them. */
function readTicks(line: SourceLine, form: FormLine, reader: Reader, table: string): void {
  const text = filledCells(line).join('\t')
  if (!/^(项目属性|立项依据)/.test(text)) return
  for (const [column, label] of TICKS) {
    const match = new RegExp(`(<input[^>]*>\\s*|□\\s*)?(P)?${label}`).exec(text)
    if (match === null) continue
    if (match[2] === 'P' || match[1]?.includes('checked') === true) form.cells[column] = '1'
  }
  if (/<input[^>]*checked[^>]*>\s*(\t|$)/.test(text)) {
    reader.note(line, table, 'unclear-tick', '有一个勾选框后面没有文字，无法确定它属于哪一项')
  }
}

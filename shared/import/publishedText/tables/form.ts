import { comparableName } from '../../../classification/lookup.ts'
import { FUNDS_KEY, formKey, plainName } from '../../../consolidation/rowKeys.ts'
import type { ColumnId } from '../../../template/ids.ts'
import type { Block } from '../blocks.ts'
import type { IndicatorLine, PublishedDocument } from '../document.ts'
import { filledCells, placedCells, type SourceLine } from '../lines.ts'
import type { Reader } from '../reader.ts'
import { type FormAmount, isYearTotal, readFunds, readSource, withoutUnit } from './formFunds.ts'
import { type IndicatorColumns, indicatorColumns, indicatorPlace, readIndicators } from './indicators.ts'
import { readTicks } from './ticks.ts'

/** The labels of the head of a form, and what stands behind them. */
const LABELS: readonly { readonly label: RegExp; readonly is: HeadPart }[] = [
  { label: /^项目名称$/, is: 'name' },
  { label: /^(预算|主管)单位$/, is: 'budgetUnit' },
  { label: /^实施单位(及责任人)?$/, is: 'implementer' },
  { label: /^责任人$/, is: 'implementer' },
  { label: /^(项目属性|项目期限|立项依据)$/, is: 'ticks' },
  { label: /^项目资金$/, is: 'funds' },
]
type HeadPart = 'name' | 'budgetUnit' | 'implementer' | 'ticks' | 'funds'
type Part = 'head' | 'sources' | 'goals' | 'indicators'

const PARTS: readonly { readonly label: RegExp; readonly part: Part }[] = [
  { label: /^项目资金来源$/, part: 'sources' },
  { label: /^总体目标$/, part: 'goals' },
  { label: /^绩效指标$/, part: 'indicators' },
]

/** Collects one form, line by line. */
class FormReader {
  readonly cells: Record<ColumnId, string> = {}
  readonly amounts: FormAmount[] = []
  readonly indicators: IndicatorLine[] = []
  name = ''
  /** What stands above the mid-term goal, with the years that it is meant for. */
  midTermLabel: { readonly line: SourceLine; readonly text: string } | null = null
  /** The line that prints the name. */
  line: SourceLine
  readonly #block: Block
  readonly #reader: Reader
  readonly #place = indicatorPlace()
  #yearFundsAt = 0
  #sources: ReadonlyMap<number, ColumnId> = new Map()
  #yearGoalAt = Number.POSITIVE_INFINITY
  #columns: IndicatorColumns | null = null

  constructor(block: Block, reader: Reader) {
    this.#block = block
    this.line = block.title
    this.#reader = reader
  }

  head(line: SourceLine): void {
    this.#account(line, 'data', 'header')
    let part: HeadPart = 'funds'
    for (const cell of placedCells(line)) {
      const label = LABELS.find((candidate) => candidate.label.test(comparableName(cell.text)))
      if (label !== undefined) part = label.is
      else if (part === 'name') {
        this.name += plainName(cell.text)
        this.line = line
      } else if (part === 'budgetUnit' || part === 'implementer') this.#append(part, cell.text, ' ')
      else if (part === 'ticks') this.#ticks(line, cell.text)
      else {
        if (isYearTotal(cell.text)) this.#yearFundsAt = cell.at
        const amounts = readFunds(line, cell, this.#yearFundsAt)
        if (amounts !== null) this.amounts.push(...amounts)
        else this.#refuse(line, '项目的资金，如“年度资金总额：30万元”', cell.text)
      }
    }
  }

  /** Names of sources with amounts behind them, or amounts below the names of the line above. */
  sources(line: SourceLine): void {
    this.#account(line, 'data', FUNDS_KEY)
    const named = new Map<number, ColumnId>()
    for (const cell of placedCells(line)) {
      // The label is broken over two lines in some forms.
      if (/^(项目资金)?来源$/.test(comparableName(cell.text))) continue
      const source = readSource(line, cell)
      const column = source?.column ?? this.#sources.get(cell.at)
      if (source !== null) named.set(cell.at, source.column)
      if (column === undefined) this.#refuse(line, '某一资金来源之下的金额', cell.text)
      else this.amounts.push({ line, column, text: source?.text ?? withoutUnit(cell.text) })
    }
    if (this.#sources.size === 0) this.#sources = named
  }

  goals(line: SourceLine): void {
    const cells = placedCells(line)
    const yearGoal = cells.find(({ text }) => comparableName(text).startsWith('年度目标'))
    this.#account(line, yearGoal === undefined ? 'data' : 'header', yearGoal === undefined ? 'header' : null)
    if (yearGoal !== undefined) this.#yearGoalAt = yearGoal.at
    for (const { at, text } of cells) {
      if (/^中长期目标[(（]/.test(comparableName(text))) this.midTermLabel = { line, text }
      if (/^(总体目标|中长期目标|年度目标)([(（].*)?$/.test(comparableName(text))) continue
      this.#append(at < this.#yearGoalAt ? 'midTermGoal' : 'yearGoal', text, '\n')
    }
  }

  indicator(line: SourceLine): void {
    const header = indicatorColumns(line)
    if (header !== null) {
      this.#columns = header
      this.#account(line, 'header', null)
      return
    }
    const first = this.indicators.length + 1
    const { indicators, doubt } = readIndicators(line, this.#place, this.#columns)
    this.#account(line, 'data', indicators.length === 0 ? null : `indicator:${first}`)
    this.indicators.push(...indicators)
    if (doubt !== null) this.#reader.note(line, this.#block.table, 'shifted-indicator', doubt)
  }

  #account(line: SourceLine, kind: 'data' | 'header', row: string | null): void {
    this.#reader.account(line, this.#block.table, kind, row)
  }

  #append(column: ColumnId, text: string, between: string): void {
    const before = this.cells[column]
    this.cells[column] = before === undefined ? text : `${before}${between}${text}`
  }

  #ticks(line: SourceLine, text: string): void {
    const { ticked, unclear } = readTicks(text)
    for (const column of ticked) this.cells[column] = '1'
    for (const what of unclear) this.#reader.note(line, this.#block.table, 'unclear-tick', what)
  }

  #refuse(line: SourceLine, expected: string, found: string): void {
    const what = `应为${expected}，实为“${found}”`
    this.#reader.error(line, this.#block.table, 'unexpected-line', what, { expected, found })
  }
}

/** A performance form of table 12. Its lines are known by their words, since its columns slip. */
export function readForm(block: Block, document: PublishedDocument, reader: Reader): void {
  reader.account(block.title, block.table, 'title')
  const form = new FormReader(block, reader)
  let part: Part = 'head'
  for (const line of block.lines) {
    const first = comparableName(filledCells(line)[0] ?? '')
    part = PARTS.find(({ label }) => label.test(first))?.part ?? part
    if (part === 'head') form.head(line)
    else if (part === 'sources') form.sources(line)
    else if (part === 'goals') form.goals(line)
    else form.indicator(line)
  }
  const { table, title } = block
  if (form.name === '') {
    reader.error(title, table, 'missing-line', '缺少项目名称', { expected: '项目名称' })
    return
  }
  const copy = form.name
  const earlier = reader.claimRow(title, table, copy)
  if (earlier !== null) {
    reader.error(title, table, 'repeated-row', `项目“${copy}”的绩效目标表与第 ${earlier} 行重复`, { found: copy })
  }
  if (form.midTermLabel !== null) {
    const { line, text } = form.midTermLabel
    reader.name({ line, table, row: formKey(copy), column: 'midTermGoal' }, text)
  }
  for (const { line, column, text } of form.amounts) {
    const value = reader.figure({ line, table, copy, row: FUNDS_KEY, column }, text, 'wan')
    if (value !== null) form.cells[column] = value
  }
  document.forms.push({ line: form.line, project: copy, cells: form.cells, indicators: form.indicators })
}

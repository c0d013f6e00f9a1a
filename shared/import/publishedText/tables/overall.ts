import { comparableName } from '../../../classification/lookup.ts'
import { TOTAL_KEY, taskKey } from '../../../consolidation/rowKeys.ts'
import type { AmountUnit } from '../../../money/amount.ts'
import type { Block } from '../blocks.ts'
import type { PublishedDocument } from '../document.ts'
import { cellAt, filledCells, placedCells, type SourceLine } from '../lines.ts'
import type { Reader } from '../reader.ts'
import { type IndicatorColumns, indicatorColumns, indicatorPlace, readIndicators } from './indicators.ts'

/** The columns of the tasks, by the words of their header. */
const TASK_COLUMNS = [
  { column: 'name', title: '任务名称' },
  { column: 'content', title: '主要内容' },
  { column: 'total', title: '合计' },
  { column: 'fiscal', title: '财政拨款' },
  { column: 'other', title: '其他资金' },
] as const
type TaskColumn = (typeof TASK_COLUMNS)[number]['column']
const AMOUNTS = ['total', 'fiscal', 'other'] as const

const CLASSES: readonly { readonly value: string; readonly name: RegExp }[] = [
  { value: 'personnel', name: /人员/ },
  { value: 'public', name: /公用/ },
  { value: 'operating', name: /其他运转/ },
  { value: 'specific', name: /特定目标/ },
]

/** Table 11: tasks with their amounts, the goal of the year, indicators. */
export function readOverall(block: Block, document: PublishedDocument, reader: Reader): void {
  reader.account(block.title, block.table, 'title')
  const place = indicatorPlace()
  const columns = new Map<TaskColumn, number>()
  let unit: AmountUnit = 'wan'
  let part: 'tasks' | 'goal' | 'indicators' = 'tasks'
  let indicatorHeader: IndicatorColumns | null = null
  for (const line of block.lines) {
    const words = filledCells(line)
    const first = comparableName(words[0] ?? '')
    const header = indicatorColumns(line)
    if (/^部门(\(单位\))?名称/.test(first)) reader.account(line, block.table, 'unit-name')
    else if (header !== null) {
      reader.account(line, block.table, 'header')
      indicatorHeader = header
      part = 'indicators'
    } else if (isTaskHeader(line)) {
      reader.account(line, block.table, 'header')
      if (words.some((word) => /预算金额[（(]元[)）]/.test(word))) unit = 'yuan'
      for (const { column, title } of TASK_COLUMNS) {
        const at = placedCells(line).find(({ text }) => comparableName(text) === title)?.at
        if (at !== undefined) columns.set(column, at)
      }
    } else if (/^年度主要任务$/.test(first) && words.length === 1) reader.account(line, block.table, 'header')
    else if (/^年度总体目标$/.test(first)) {
      part = 'goal'
      reader.account(line, block.table, 'data', 'goal')
      document.goal.text = words.slice(1).join('\n')
      document.goal.line = line
    } else if (part === 'goal') {
      reader.account(line, block.table, 'continuation', 'goal')
      document.goal.text = [document.goal.text, ...words].filter((text) => text !== '').join('\n')
    } else if (part === 'indicators') {
      const n = document.indicators.length + 1
      const { indicators, doubt } = readIndicators(line, place, indicatorHeader)
      reader.account(line, block.table, 'data', indicators.length > 0 ? `indicator:${n}` : null)
      document.indicators.push(...indicators)
      if (doubt !== null) reader.note(line, block.table, 'shifted-indicator', doubt)
    } else readTask(line, block, columns, unit, document, reader)
  }
  for (const { column, title } of TASK_COLUMNS) {
    if (columns.has(column)) continue
    reader.error(block.title, block.table, 'missing-column', `缺少“${title}”列`, { expected: title })
  }
}

/** The header of the tasks has two lines, the second with the kinds of funds. */
const isTaskHeader = (line: SourceLine): boolean => {
  const words = filledCells(line).map(comparableName)
  return words.includes('任务名称') || (words[0] === '合计' && words.includes('财政拨款'))
}

function readTask(
  line: SourceLine,
  { table }: Block,
  columns: ReadonlyMap<TaskColumn, number>,
  unit: AmountUnit,
  document: PublishedDocument,
  reader: Reader,
): void {
  const text = (column: TaskColumn): string => cellAt(line, columns.get(column) ?? -1)
  const name = text('name')
  const isTotal = comparableName(name) === '合计'
  const hasAmount = AMOUNTS.some((column) => text(column) !== '')
  const above = document.tasks.at(-1)
  const placed = placedCells(line)
  if (name === '' && !hasAmount && above !== undefined && placed.every(({ at }) => at === columns.get('content'))) {
    reader.account(line, table, 'continuation', taskKey(document.tasks.length))
    above.cells['content'] = `${above.cells['content'] ?? ''}\n${text('content')}`.trim()
    return
  }
  const known = [...columns.values()]
  const stray = placed.find(({ at }) => !known.includes(at))
  if (name === '' || stray !== undefined) {
    const found = stray?.text ?? placed[0]?.text ?? ''
    const what = stray === undefined ? '缺少任务名称' : `“${found}”不在任何一列之下`
    reader.account(line, table, 'data')
    reader.error(line, table, 'unexpected-line', what, { expected: '任务名称、主要内容和预算金额', found })
    return
  }
  const key = isTotal ? TOTAL_KEY : taskKey(document.tasks.length + 1)
  reader.account(line, table, 'data', key)
  const cells: Record<string, string> = { name, content: text('content') }
  for (const column of AMOUNTS) {
    const value = reader.figure({ line, table, row: key, column }, text(column), unit)
    if (value !== null) cells[column] = value
  }
  if (isTotal) return
  const kind = CLASSES.find((candidate) => candidate.name.test(name))
  if (kind !== undefined) cells['class'] = kind.value
  document.tasks.push({ line, cells })
}

import { TOTAL_KEY, taskKey } from '../../../consolidation/rowKeys.ts'
import type { Block } from '../blocks.ts'
import type { PublishedDocument } from '../document.ts'
import { cellAt, filledCells } from '../lines.ts'
import type { Reader } from '../reader.ts'
import { readIndicators } from './indicator.ts'

const FIGURES = ['total', 'fiscal', 'other'] as const

const CLASSES: readonly (readonly [value: string, name: RegExp])[] = [
  ['personnel', /人员/],
  ['public', /公用/],
  ['operating', /其他运转/],
  ['specific', /特定目标/],
]

/** Table 11: tasks with their amounts, the goal of the year, indicators. */
export function readOverall(block: Block, document: PublishedDocument, reader: Reader): void {
  reader.account(block.title, block.table, 'title')
  const place = { level1: '', level2: '' }
  let part: 'tasks' | 'indicators' = 'tasks'
  for (const line of block.lines) {
    const first = cellAt(line, 0)
    const words = filledCells(line)
    if (/^部门\(?（?单位/.test(first)) {
      reader.account(line, block.table, 'unit-name')
    } else if (first === '任务名称' || first === '年度主要任务' || (words[0] === '合计' && words[1] === '财政拨款')) {
      reader.account(line, block.table, 'header')
    } else if (first === '年度总体目标') {
      reader.account(line, block.table, 'data')
      document.overall.goal = words.slice(1).join('\n')
    } else if (words.includes('一级指标')) {
      reader.account(line, block.table, 'header')
      part = 'indicators'
    } else if (part === 'indicators') {
      reader.account(line, block.table, 'data')
      const { indicators, shifted } = readIndicators(line, place)
      document.overall.indicators.push(...indicators)
      if (shifted) reader.note(line, block.table, 'shifted-indicator', '此行的列已错位，指标按文字顺序读入')
    } else if (reader.data(line, block.table, 2 + FIGURES.length)) {
      const row = first === '合计' ? TOTAL_KEY : taskKey(document.overall.tasks.length + 1)
      const cells: Record<string, string> = { name: first, content: cellAt(line, 1) }
      FIGURES.forEach((column, index) => {
        const value = reader.figure({ line, table: block.table, row, column }, cellAt(line, 2 + index))
        if (value !== null) cells[column] = value
      })
      const kind = CLASSES.find(([, name]) => name.test(first))?.[0]
      if (kind !== undefined) cells['class'] = kind
      if (first !== '合计') document.overall.tasks.push(cells)
    }
  }
}

import type { Observation, WordRule } from '../../../checks/rule.ts'
import type { UnitRow } from '../../../consolidation/rowSource.ts'
import type { ColumnId } from '../../ids.ts'
import { demanded, ofCell, textOf } from './words.ts'

/** Words that nothing ends with. */
const UNFINISHED =
  /(?:[，、,：:（(“《]|(?<![缓温总饱共平柔])和|(?<![参给])与|(?<![普顾波])及|或|(?<!目)的|(?<![而不])已|将|(?<![合兼])并|(?<!前)提|包括|大幅度|其中)$/
/** A price without its unit: «每次0.8». */
const UNIT_IS_MISSING = /每\S{1,2}\d+(?:\.\d+)?$/
const PAIRS = ['()', '“”', '《》', '【】'] as const
const LONGEST_SHOWN = 40
/** A shorter text may well stand in a goal by itself. */
const LONG_ENOUGH = 8

/** A bracket may be opened in one width and closed in the other. */
const isOpen = (text: string): boolean => {
  const folded = text.replaceAll('（', '(').replaceAll('）', ')')
  return PAIRS.some((pair) => folded.split(pair[0] ?? '').length > folded.split(pair[1] ?? '').length)
}

/** Whether a text is the beginning of a sentence that goes on elsewhere in the middle of a word. */
function goesOn(text: string, sentence: string): boolean {
  const at = text.length < LONG_ENOUGH ? -1 : sentence.indexOf(text)
  if (at < 0) return false
  const before = sentence[at - 1]
  const isBeginning = before === undefined || /[，。；：,;:\s]/.test(before)
  return isBeginning && /\p{Script=Han}/u.test(sentence[at + text.length] ?? '')
}

/** Why a text looks cut off, or null where it does not. */
function cutOff(text: string, goals: readonly string[]): string | null {
  if (text === '') return null
  if (isOpen(text)) return '括号或引号没有合上'
  if (UNFINISHED.test(text) || UNIT_IS_MISSING.test(text)) return '句子没有说完'
  return goals.some((goal) => goesOn(text, goal)) ? '目标文字中同一句还有下文' : null
}

const SHEETS: readonly { readonly sheet: string; readonly columns: readonly ColumnId[] }[] = [
  { sheet: 'projects', columns: ['name'] },
  { sheet: 'procurement', columns: ['item'] },
  { sheet: 'purchasedServices', columns: ['item'] },
  { sheet: 'performanceForms', columns: ['yearGoal', 'midTermGoal', 'implementer'] },
  { sheet: 'performanceIndicators', columns: ['level3', 'value'] },
  { sheet: 'overallTasks', columns: ['content'] },
  { sheet: 'overallGoals', columns: ['goal'] },
  { sheet: 'overallIndicators', columns: ['level3', 'value'] },
]

export const R31: WordRule = {
  id: 'R31',
  title: '文字完整，没有被截断',
  explain: '文字应当写完整；单元格过窄或粘贴不全时，句子会在中间断开，公开后读者看不懂。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '所写文字',
  rightLabel: '应',
  *examine(source, unit) {
    for (const { sheet, columns } of SHEETS) {
      for (const row of source.rows(unit, sheet)) {
        const form = sheet === 'performanceIndicators' ? source.row(row.unit, row.cells['form'] ?? '') : null
        const goals = form === null ? [] : [textOf(form, 'yearGoal'), textOf(form, 'midTermGoal')]
        const filled = columns.filter((column) => textOf(row, column) !== '')
        const faults = filled.flatMap((column) => {
          const why = cutOff(textOf(row, column), column === 'value' ? goals : [])
          return why === null ? [] : [fault(row, column, why)]
        })
        if (filled[0] !== undefined && faults.length === 0) yield whole(row, filled[0])
        yield* faults
      }
    }
  },
}

const whole = (row: UnitRow, column: ColumnId): Observation => ({
  part: 'row',
  row,
  agrees: true,
  tell: () => ({ left: ofCell(row, column), right: demanded('写完整') }),
})

function fault(row: UnitRow, column: ColumnId, why: string): Observation {
  const text = textOf(row, column)
  const shown = text.length > LONGEST_SHOWN ? `…${text.slice(-LONGEST_SHOWN)}` : text
  const { tell } = whole(row, column)
  return { part: column, row, agrees: false, tell: () => ({ ...tell(), says: `“${shown}”：${why}` }) }
}

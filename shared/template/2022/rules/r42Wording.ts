import type { Observation, WordRule } from '../../../checks/rule.ts'
import type { UnitRow } from '../../../consolidation/rowSource.ts'
import type { ColumnId } from '../../ids.ts'
import { demanded, ofCell, textOf } from './words.ts'

const DIGITS = '一二三四五六七八九十'

/** Numbers of paragraphs, as lists begin with them: «1、», «2.», «三是». */
const ARABIC = /(?<![\d.第])(\d{1,2})[、.．](?=[^\d])/g
const CHINESE = /(?<=^|[：:。；;，,\n])\s*([一二三四五六七八九十])是/g

/** The series of numbers that a text counts its points by; empty where it has none. */
function numbersOf(text: string): readonly number[] {
  const arabic = [...text.matchAll(ARABIC)].map(([, digits]) => Number(digits))
  if (arabic.length > 1 && arabic[0] === 1) return arabic
  const chinese = [...text.matchAll(CHINESE)].map(([, digit = '']) => DIGITS.indexOf(digit) + 1)
  return chinese.length > 1 && chinese[0] === 1 ? chinese : []
}

/** What is wrong with a series, or null: it goes on by one each time. */
function fault(numbers: readonly number[]): string | null {
  for (const [index, number] of numbers.entries()) {
    const before = numbers[index - 1]
    if (before === undefined || number === before + 1) continue
    return numbers.slice(0, index).includes(number) ? `编号 ${number} 重复` : `编号 ${before} 之后是 ${number}`
  }
  return null
}

/**
 * Wording that the year's own documents no longer use. Source: 中共中央、国务院《关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》
 * （2020-12-16）; 2019 年政府收支分类科目 (卫生健康支出).
 */
const OUTDATED: readonly { readonly old: RegExp; readonly now: string }[] = [
  { old: /贫困(?:劳动力|家庭|人口|户)/, now: '脱贫劳动力、脱贫人口' },
  { old: /(?:就业|产业|专项|定点)扶贫|扶贫(?:工作|专项|经验|攻坚)/, now: '乡村振兴、就业帮扶' },
  { old: /(?<!巩固|拓展|成果.{0,4})脱贫攻坚(?!成果)/, now: '巩固拓展脱贫攻坚成果' },
  { old: /全面脱贫|脱贫奔康/, now: '共同富裕、乡村振兴' },
  { old: /医疗卫生与计划生育/, now: '卫生健康' },
]

const TEXTS: readonly { readonly sheet: string; readonly columns: readonly ColumnId[] }[] = [
  { sheet: 'projects', columns: ['name'] },
  { sheet: 'performanceForms', columns: ['yearGoal', 'midTermGoal'] },
  { sheet: 'performanceIndicators', columns: ['level3', 'value'] },
  { sheet: 'overallGoals', columns: ['goal'] },
  { sheet: 'overallIndicators', columns: ['level3', 'value'] },
]

export const R42: WordRule = {
  id: 'R42',
  title: '编号连续，用语现行',
  explain: '分条的编号应连续、不重复；用语应是现行文件的说法，沿用往年文字时容易留下旧提法。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '所写文字',
  rightLabel: '应',
  *examine(source, unit) {
    for (const { sheet, columns } of TEXTS) {
      for (const row of source.rows(unit, sheet)) {
        const filled = columns.filter((column) => textOf(row, column) !== '')
        for (const column of filled) yield* numbering(row, column)
        const outdated = filled.flatMap((column) => wording(row, column) ?? [])
        const [first] = filled
        if (first !== undefined && outdated.length === 0) {
          yield {
            part: 'wording',
            row,
            agrees: true,
            tell: () => ({ left: ofCell(row, first), right: demanded('现行用语') }),
          }
        }
        yield* outdated
      }
    }
  },
}

const place = (row: UnitRow) => ({ unit: row.unit, id: row.id })

function* numbering(row: UnitRow, column: ColumnId): Iterable<Observation> {
  const numbers = numbersOf(textOf(row, column))
  if (numbers.length === 0) return
  const wrong = fault(numbers)
  yield {
    part: `numbering-${column}`,
    row: place(row),
    agrees: wrong === null,
    tell: () => ({
      left: ofCell(row, column, numbers.join('、')),
      right: demanded('编号连续'),
      ...(wrong === null ? {} : { says: `文字分条的${wrong}` }),
    }),
  }
}

/** The outdated words of one text; null where there are none. */
function wording(row: UnitRow, column: ColumnId): Observation | null {
  const found = OUTDATED.flatMap(({ old, now }) => {
    const words = old.exec(textOf(row, column))?.[0]
    return words === undefined ? [] : [{ words, now }]
  })
  if (found.length === 0) return null
  return {
    part: `wording-${column}`,
    row: place(row),
    agrees: false,
    tell: () => ({
      left: ofCell(row, column, found.map(({ words }) => words).join('、')),
      right: demanded(found.map(({ now }) => now).join('；')),
      says: found.map(({ words, now }) => `“${words}”是往年的提法，现行用语如“${now}”`).join('；'),
    }),
  }
}

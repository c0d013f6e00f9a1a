import type { Observation, WordRule } from '../../../checks/rule.ts'
import { type Classifications, classificationsOf, comparableName } from '../../../classification/lookup.ts'
import type { RowSource, UnitRow } from '../../../consolidation/rowSource.ts'
import { narrativeItems } from '../../../import/publishedText/narrativeItems.ts'
import { groupOfIndicator, type IndicatorPlan } from '../../performance.ts'
import { OVERALL_2022, PERFORMANCE_2022 } from '../performance.ts'
import { demanded, NOTHING, ofCell, textOf } from './words.ts'

const place = (row: UnitRow) => ({ unit: row.unit, id: row.id })

/** Printed columns of names: of a row with a code in its key, or of a line that a 类 stands in. */
const PRINTED_NAMES = [
  { table: 'T01', column: 'expenditureLabel' },
  { table: 'T02', column: 'name' },
  { table: 'T03', column: 'label' },
  { table: 'T04', column: 'name' },
  { table: 'T05', column: 'name' },
] as const

/** A name as it is compared: without the number of a heading, a suffix in brackets and a closing 支出. */
const plain = (name: string): string =>
  comparableName(name)
    .replace(/^[一二三四五六七八九十]+、/, '')
    .replace(/\([^()]*\)$/, '')
    .replace(/支出$/, '')

function* printedNames(source: RowSource, lists: Classifications): Iterable<Observation> {
  const seen = new Map<string, Set<string>>()
  for (const { table, column } of PRINTED_NAMES) {
    for (const row of source.printedRows(table)) {
      const text = source.printed(table, row, column)?.text ?? ''
      const name = plain(text)
      const list = table === 'T04' ? lists.economic : lists.functional
      const heading = comparableName(text).replace(/^[一二三四五六七八九十]+、/, '')
      const code = /code:(\d+)$/.exec(row)?.[1] ?? list.named(heading).find((entry) => entry.code.length === 3)?.code
      const variants = seen.get(code ?? '') ?? new Set()
      if (name === '' || code === undefined || variants.has(name)) continue
      seen.set(code, variants.add(name))
      const known = list.name(code) ?? ''
      yield {
        part: `printed-${code}${variants.size === 1 ? '' : `-${variants.size}`}`,
        agrees: plain(known) === name,
        tell: () => ({
          left: { value: text, cells: [] },
          right: { value: `${code} ${known}`, cells: [] },
          says: `公开表（${table}）中科目 ${code} 称“${text}”，${source.template.year} 年科目表中为“${known}”`,
        }),
      }
    }
  }
}

/** Names of economic lines in the words of the public funds. */
function* narrativeNames(source: RowSource, unit: string | undefined, lists: Classifications): Iterable<Observation> {
  for (const task of source.rows(unit, 'overallTasks')) {
    if (task.cells['class'] !== 'public') continue
    for (const [index, { name }] of narrativeItems(task.cells['content'] ?? '').entries()) {
      const entry = lists.economic.byName(name)
      if (entry === null) continue
      yield {
        part: `narrative-${index + 1}`,
        row: place(task),
        agrees: comparableName(entry.name) === comparableName(name),
        tell: () => ({ left: ofCell(task, 'content', name), right: demanded(`${entry.code} ${entry.name}`) }),
      }
    }
  }
}

function* groupNames(rows: readonly UnitRow[], plan: IndicatorPlan): Iterable<Observation> {
  const odd = rows.filter((row) => {
    const written = textOf(row, plan.indicators.level2)
    return written !== '' && groupOfIndicator(plan, written) === null
  })
  if (rows.length > 0 && odd.length === 0)
    yield { part: 'groups', agrees: true, tell: () => ({ left: NOTHING, right: NOTHING }) }
  for (const row of odd) {
    const written = textOf(row, plan.indicators.level2)
    yield {
      part: 'group',
      row: place(row),
      agrees: false,
      tell: () => ({
        left: ofCell(row, plan.indicators.level2, written),
        right: demanded(plan.groups.map(({ level2 }) => level2).join('、')),
        says: `二级指标“${written}”不在标准的指标类别中`,
      }),
    }
  }
}

export const R29: WordRule = {
  id: 'R29',
  title: '用语与科目表、指标体系一致',
  explain: '科目的编码与名称应成对，名称用当年科目表的名称；绩效指标的类别用标准名称，旧称和别名会让各表对不上。',
  source: '2022 年政府收支分类科目（财政部）',
  severity: 'hint',
  over: 'sections',
  leftLabel: '所用名称',
  rightLabel: '标准名称',
  *examine(source, unit) {
    const lists = classificationsOf(source.template.year)
    if (lists === null) return
    yield* groupNames(source.rows(unit, 'performanceIndicators'), PERFORMANCE_2022)
    if (unit !== source.input.department.code) return
    yield* groupNames(source.rows(unit, 'overallIndicators'), OVERALL_2022)
    yield* narrativeNames(source, unit, lists)
    yield* printedNames(source, lists)
  },
}

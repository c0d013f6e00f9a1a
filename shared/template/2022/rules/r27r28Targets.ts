import type { Observation, WordRule } from '../../../checks/rule.ts'
import type { RowSource, UnitRow } from '../../../consolidation/rowSource.ts'
import { Exact } from '../../../money/exact.ts'
import type { ColumnId } from '../../ids.ts'
import { type NamedNumber, namedNumbers, shareOf } from './namedNumbers.ts'
import { bareName, ofCell, textOf } from './words.ts'

const place = (row: UnitRow) => ({ unit: row.unit, id: row.id })

/** One target of the overall table: several may share a line, «基本养老保险、工伤保险参保人数 分别达到204万人、14.35万人». */
interface Target {
  readonly row: UnitRow
  /** Its own bare name, the same whatever forms there are. */
  readonly name: string
  readonly isNamed: (name: string) => boolean
  readonly number: NamedNumber
}

function targetsOf(row: UnitRow): readonly Target[] {
  const numbers = namedNumbers(textOf(row, 'value'))
  const names = textOf(row, 'level3').split('、').map(bareName)
  const last = names.at(-1) ?? ''
  const [first] = numbers
  if (names.length === 1 && numbers.length === 1 && first !== undefined) {
    return [{ row, name: last, isNamed: (name) => name === last, number: first }]
  }
  if (names.length !== numbers.length) return []
  return names.flatMap((name, index): Target[] => {
    const number = numbers[index]
    if (number === undefined) return []
    // What the last name ends with may be meant of all of them.
    const isNamed = (other: string) =>
      other === name ||
      (other.startsWith(name) && other.length > name.length && last.endsWith(other.slice(name.length)))
    return [{ row, name, isNamed, number }]
  })
}

/** Whether the values of forms come to a target: each the same, or all together. */
function comesTo(target: NamedNumber, forms: readonly NamedNumber[]): boolean {
  if (forms.every(({ value }) => value.equals(target.value))) return true
  return forms.reduce((sum, { value }) => sum.plus(value), new Exact(0)).equals(target.value)
}

export const R27: WordRule = {
  id: 'R27',
  title: '整体绩效与项目绩效的同一目标一致',
  explain: '整体支出绩效目标表与项目绩效目标表中名称相同的指标是同一个目标，指标值应一致（或等于各项目之和）。',
  source: '预算法第三十二条；《中央部门预算绩效目标管理办法》（财预〔2015〕88号）',
  severity: 'warning',
  over: 'sections',
  leftLabel: '整体绩效的指标值',
  rightLabel: '项目绩效的指标值',
  *examine(source, unit) {
    if (unit !== source.input.department.code) return
    const targets = source.rows(unit, 'overallIndicators').flatMap(targetsOf)
    if (targets.length === 0) return
    const named = indicatorsByName(source)
    for (const target of targets) {
      const names = [...named.keys()].filter(target.isNamed)
      const rows = names.flatMap((name) => named.get(name) ?? [])
      const values = rows.flatMap((row) => {
        const [number, another] = namedNumbers(textOf(row, 'value'))
        return number === undefined || another !== undefined || number.unit !== target.number.unit
          ? []
          : [{ row, number }]
      })
      if (values.length === 0) continue
      yield {
        part: `target-${target.name}`,
        row: place(target.row),
        agrees: comesTo(
          target.number,
          values.map(({ number }) => number),
        ),
        tell: () => ({
          left: ofCell(target.row, 'value', target.number.text),
          right: {
            value: values.map(({ row }) => textOf(row, 'value')).join('、'),
            cells: values.flatMap(({ row }) => ofCell(row, 'value').cells),
          },
          says: `“${names.toSorted()[0]}”在整体绩效中为“${target.number.text}”，在项目绩效中为“${values.map(({ row }) => textOf(row, 'value')).join('、')}”`,
        }),
      }
    }
  },
}

/** The yearly indicators of every form, by their bare names. */
function indicatorsByName(source: RowSource): ReadonlyMap<string, readonly UnitRow[]> {
  const named = new Map<string, UnitRow[]>()
  for (const row of source.rows(undefined, 'performanceIndicators')) {
    if (row.cells['term'] === 'midTerm') continue
    const name = bareName(textOf(row, 'level3'))
    const known = named.get(name)
    if (known === undefined) named.set(name, [row])
    else known.push(row)
  }
  return named
}

/** From so much of an indicator's name on a clause speaks of it. */
const RELATED = 0.5
/** What is added is another thing than what there is then. */
const INCREASE = /新增|增加|净增/

/** A clause of a goal that speaks of what an indicator measures, with other numbers than it. */
function* contradictions(
  goals: readonly { readonly row: UnitRow; readonly column: ColumnId }[],
  indicators: readonly UnitRow[],
): Iterable<Observation> {
  const said = goals.flatMap(({ row, column }) =>
    namedNumbers(textOf(row, column)).map((number) => ({ row, column, number })),
  )
  if (said.length === 0) return
  for (const row of indicators) {
    const name = textOf(row, 'level3')
    const numbers = namedNumbers(textOf(row, 'value'))
    for (const [index, number] of numbers.entries()) {
      const alike = said.filter((one) => one.number.unit === number.unit)
      const related = alike.filter(
        (one) =>
          shareOf(name, one.number.clause) >= RELATED && INCREASE.test(name) === INCREASE.test(one.number.clause),
      )
      const [first] = related
      if (first === undefined) continue
      yield {
        part: `goal-${index + 1}`,
        row: place(row),
        // Of several numbers nobody says which clause each belongs to: then any will do.
        agrees: (numbers.length > 1 ? alike : related).some((one) => one.number.value.equals(number.value)),
        tell: () => ({
          left: ofCell(first.row, first.column, first.number.text),
          right: ofCell(row, 'value', number.text),
          says: `目标写“${first.number.clause.trim()}”，指标“${name}”的值为“${number.text}”`,
        }),
      }
    }
  }
}

export const R28: WordRule = {
  id: 'R28',
  title: '目标文字中的数 = 指标值',
  explain: '绩效目标文字里写明的数量，应与相应绩效指标的指标值一致。',
  source: '《中央部门预算绩效目标管理办法》（财预〔2015〕88号）',
  severity: 'warning',
  over: 'sections',
  leftLabel: '目标所述',
  rightLabel: '指标值',
  *examine(source, unit) {
    for (const form of source.rows(unit, 'performanceForms')) {
      const indicators = source.referring(form.unit, 'performanceIndicators', 'form', form.id)
      const ofMidTerm = indicators.filter(({ cells }) => cells['term'] === 'midTerm')
      const ofYear = indicators.filter(({ cells }) => cells['term'] !== 'midTerm')
      // One goal and indicators of one term only are of each other, whichever box the goal was written in.
      const isOneTerm = textOf(form, 'yearGoal') === '' && ofMidTerm.every((row) => textOf(row, 'value') === '')
      yield* contradictions([{ row: form, column: 'yearGoal' }], ofYear)
      yield* contradictions([{ row: form, column: 'midTermGoal' }], isOneTerm ? ofYear : ofMidTerm)
    }
    if (unit !== source.input.department.code) return
    const goals = source.rows(unit, 'overallGoals').map((row) => ({ row, column: 'goal' }))
    yield* contradictions(goals, source.rows(unit, 'overallIndicators'))
  },
}

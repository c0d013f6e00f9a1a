import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../checks/runChecks.ts'
import type { DepartmentInput } from '../../../consolidation/department.ts'
import {
  DEPARTMENT,
  FIRST_UNIT,
  SECOND_UNIT,
  SMALL_DEPARTMENT,
  withCell,
} from '../../../consolidation/smallDepartment.fixture.ts'
import { TEMPLATE_2022 } from '../index.ts'

type Edit = readonly [unit: string, row: string, column: string, value: string]

const edited = (...edits: readonly Edit[]): DepartmentInput =>
  edits.reduce((input, [unit, row, column, value]) => withCell(input, unit, row, column, value), SMALL_DEPARTMENT)

/** What one rule says is different, by the identities of it. */
const saidBy = (rule: string, input: DepartmentInput): string[] =>
  runChecks(TEMPLATE_2022, input)
    .findings.filter((finding) => finding.rule === rule && finding.verdict === 'different')
    .map(({ identity }) => identity)
    .toSorted()

/** How much a rule compared at all. */
const comparedBy = (rule: string, part: string, input: DepartmentInput): number =>
  runChecks(TEMPLATE_2022, input).results.filter((result) => result.rule === rule && result.part === part).length

const FORM = 'performanceForms.f02'
const INDICATOR = 'performanceIndicators'

describe('rules about words, where they could be wrong', () => {
  it.each(['R17', 'R29', 'R36'])('[CHK-80] %s reads the code lists of the template, also in a later year', (rule) => {
    const input = edited(
      [DEPARTMENT, 'overallTasks.t02', 'content', '办公费8万元、公务接待费0.4万元、公务用车运行维护费1.5万元'],
      [FIRST_UNIT, `${INDICATOR}.i14`, 'level2', '其他效益'],
    )
    const named = {
      ...input,
      units: input.units.map((unit) => (unit.code === SECOND_UNIT ? { ...unit, name: '市就业局' } : unit)),
    }
    const sentences = (year: number) =>
      runChecks(TEMPLATE_2022, { ...named, year })
        .findings.filter((finding) => finding.rule === rule)
        .map(({ sentence }) => sentence)
    expect(sentences(2022)).not.toEqual([])
    expect(sentences(2023)).toEqual(sentences(2022))
  })

  it('[CHK-81] R28 compares a goal with the indicators of its own term only', () => {
    const midTerm: readonly Edit[] = [
      [FIRST_UNIT, FORM, 'midTermGoal', '三年补助人数达到900人'],
      [FIRST_UNIT, `${INDICATOR}.m1`, 'form', FORM],
      [FIRST_UNIT, `${INDICATOR}.m1`, 'term', 'midTerm'],
      [FIRST_UNIT, `${INDICATOR}.m1`, 'level2', '数量指标'],
      [FIRST_UNIT, `${INDICATOR}.m1`, 'level3', '补助人数'],
    ]
    const year: Edit = [FIRST_UNIT, FORM, 'yearGoal', '全年补助人数达到300人']
    expect(saidBy('R28', edited(...midTerm, year, [FIRST_UNIT, `${INDICATOR}.m1`, 'value', '900人']))).toEqual([])
    // 300人 is what the goal of the year says, and no excuse for the mid term.
    expect(saidBy('R28', edited(...midTerm, year, [FIRST_UNIT, `${INDICATOR}.m1`, 'value', '300人']))).toEqual([
      `R28/goal-1/${FIRST_UNIT}//${INDICATOR}.m1`,
    ])
    // The mid term has no indicators, and the year no other goal.
    const onlyGoal: Edit = [FIRST_UNIT, FORM, 'midTermGoal', '补助人数达到900人']
    expect(saidBy('R28', edited(onlyGoal, year))).toEqual([])
    expect(saidBy('R28', edited(onlyGoal, [FIRST_UNIT, FORM, 'yearGoal', '']))).toEqual([
      `R28/goal-1/${FIRST_UNIT}//${INDICATOR}.j10`,
    ])
  })

  it('[CHK-82] R23 says nothing of a sum of which a cost can not be read', () => {
    const second: readonly Edit[] = [
      [FIRST_UNIT, `${INDICATOR}.k1`, 'form', FORM],
      [FIRST_UNIT, `${INDICATOR}.k1`, 'term', 'year'],
      [FIRST_UNIT, `${INDICATOR}.k1`, 'level2', '成本指标'],
      [FIRST_UNIT, `${INDICATOR}.k1`, 'level3', '其余费用'],
      [FIRST_UNIT, `${INDICATOR}.j13`, 'value', '2万元'],
    ]
    const place = `R23/costs/${FIRST_UNIT}//${FORM}`
    expect(saidBy('R23', edited(...second, [FIRST_UNIT, `${INDICATOR}.k1`, 'value', '按实际发生']))).toEqual([])
    expect(saidBy('R23', edited(...second, [FIRST_UNIT, `${INDICATOR}.k1`, 'value', '0.5万元']))).toEqual([place])
    // A cost without any text is none.
    expect(saidBy('R23', edited(...second))).toEqual([place])
  })

  const bought = (unit: string, row: string, item: string, measureUnit: string, amount: string): readonly Edit[] => [
    [unit, row, 'project', 'projects.p01'],
    [unit, row, 'item', item],
    [unit, row, 'quantity', '1'],
    [unit, row, 'measureUnit', measureUnit],
    [unit, row, 'appropriation', amount],
  ]

  it.each([
    ['things without a name', '', '台', '', '台', 0],
    ['the same by the piece and by the box', '打印纸', '包', '打印纸', '箱', 0],
    ['what is bought as a whole', '办公家具', '批', '办公家具', '批', 0],
    ['what has no unit', '办公家具', '', '办公家具', '', 0],
    ['the same by the same unit', '打印纸', '箱', '打印纸', '箱', 1],
  ])('[CHK-83] R37 compares prices of the same thing by the same unit: %s', (_what, item, unit, other, per, count) => {
    const input = edited(
      ...bought(FIRST_UNIT, 'procurement.x1', item, unit, '100.00'),
      ...bought(SECOND_UNIT, 'procurement.x2', other, per, '900.00'),
    )
    expect(saidBy('R37', input)).toHaveLength(count)
    expect(comparedBy('R37', 'procurement', input)).toBe(count)
  })

  it('[CHK-84] R27 calls a target the same, in whatever order the forms stand', () => {
    const overall: readonly Edit[] = [
      [DEPARTMENT, 'overallIndicators.i01', 'level2', '数量指标'],
      [DEPARTMENT, 'overallIndicators.i01', 'level3', '基本养老保险、工伤保险参保人数'],
      [DEPARTMENT, 'overallIndicators.i01', 'value', '分别达到204万人、14.35万人'],
    ]
    const names = ['基本养老保险', '基本养老保险参保人数']
    const inOrder = (order: readonly string[]) =>
      saidBy(
        'R27',
        edited(
          ...overall,
          ...order.flatMap((name, index): Edit[] => [
            [FIRST_UNIT, `${INDICATOR}.z${index}`, 'form', FORM],
            [FIRST_UNIT, `${INDICATOR}.z${index}`, 'term', 'year'],
            [FIRST_UNIT, `${INDICATOR}.z${index}`, 'level3', name],
            [FIRST_UNIT, `${INDICATOR}.z${index}`, 'value', '100万人'],
          ]),
        ),
      )
    expect(inOrder(names)).toEqual([`R27/target-基本养老保险/${DEPARTMENT}//overallIndicators.i01`])
    expect(inOrder(names.toReversed())).toEqual(inOrder(names))
  })

  it.each([
    ['服务器（含税)', 0],
    ['服务器(含税）', 0],
    ['服务器（含税', 1],
    ['服务器(含税', 1],
  ])('[CHK-85] R31 takes brackets of both widths for the same: %s', (name, count) =>
    expect(saidBy('R31', edited([FIRST_UNIT, 'procurement.r01', 'item', name]))).toHaveLength(count),
  )
})

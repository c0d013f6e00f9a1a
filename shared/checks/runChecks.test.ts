import { describe, expect, it } from 'vitest'
import type { DepartmentInput } from '../consolidation/department.ts'
import {
  DEPARTMENT,
  FIRST_UNIT,
  printOf,
  SECOND_UNIT,
  SMALL_DEPARTMENT,
  withCell,
} from '../consolidation/smallDepartment.fixture.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { runChecks } from './runChecks.ts'

const findingsOf = (input: DepartmentInput) => runChecks(TEMPLATE_2022, input).findings
const sentences = (input: DepartmentInput): string[] => findingsOf(input).map(({ sentence }) => sentence)

describe('a finding', () => {
  const [finding] = findingsOf(
    withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'performanceForms.f01', 'procurement', '40000.00'),
  )

  it('[CHK-11] has both values, their difference, and the cells of both sides', () => {
    expect(finding).toMatchObject({ rule: 'R12', left: '50000', right: '40000', difference: '10000' })
    expect(finding?.leftCells).toEqual([
      { unit: FIRST_UNIT, cell: 'procurement.r01:appropriation', value: '40000.00' },
      { unit: FIRST_UNIT, cell: 'procurement.r01:nonTax', value: '10000.00' },
    ])
    expect(finding?.rightCells).toEqual([
      { unit: FIRST_UNIT, cell: 'performanceForms.f01:procurement', value: '40000.00' },
    ])
  })

  it('[CHK-12] is said in one sentence: where, both values in 万元, by how much; never which is wrong', () =>
    expect(finding?.sentence).toBe(
      '701001 局机关，信息系统：政府采购表中该项目合计 5.00 万元，绩效目标表所列政府采购 4.00 万元，相差 1.00 万元',
    ))

  it('[CHK-12] shows as many digits as the difference needs', () =>
    expect(sentences(withCell(SMALL_DEPARTMENT, SECOND_UNIT, 'basic.a', 'amount', '100000.01'))).toContain(
      '701002 下属中心：支出·功能的基本支出 10.000000 万元，基本支出·经济的合计 10.000001 万元，相差 0.000001 万元',
    ))

  it('[CHK-12] says what must not be more than what, and what is not filled in', () => {
    expect(sentences(withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'threePublic.reception', 'amount', '4000.00'))).toEqual([
      '701001 局机关：经济科目 30217 0.50 万元，三公经费·公务接待费 0.40 万元，相差 0.10 万元（前者不应大于后者）',
    ])
    expect(sentences(withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'procurement.r01', 'measureUnit', ''))).toEqual([
      '701001 局机关，信息系统 · 服务器：政府采购填了数量，但没有计量单位。',
    ])
  })

  it('[CHK-12] counts things without a unit of money', () => {
    const printed = printOf(SMALL_DEPARTMENT).map((figure) =>
      figure.table === 'T09' && figure.row === 'total' && figure.column === 'quantity'
        ? { ...figure, text: '5', value: '5' }
        : figure,
    )
    expect(sentences({ ...SMALL_DEPARTMENT, printed })).toEqual([
      '公开《政府采购预算表》合计行的采购数量 5，各采购项目之和 2，相差 3',
    ])
  })
})

it('[CHK-44] only what was read from print may be off by rounding, where a part of a department was', () => {
  const snapshots = SMALL_DEPARTMENT.snapshots.map((snapshot) =>
    snapshot.unitCode === SECOND_UNIT ? { ...snapshot, precision: 'wan' as const } : snapshot,
  )
  const verdictOf = (total: string) => {
    const input = withCell({ ...SMALL_DEPARTMENT, snapshots }, DEPARTMENT, 'overallTasks.t01', 'total', total)
    const { results } = runChecks(TEMPLATE_2022, input)
    return results.find(({ rule, part }) => rule === 'R16' && part === 'personnel')?.verdict
  }
  // One of the seven lines was rounded: by 50 元 at most.
  expect(verdictOf('400000.00')).toBe('equal')
  expect(verdictOf('400050.00')).toBe('rounding')
  expect(verdictOf('400050.01')).toBe('different')
})

describe('what can not be compared', () => {
  it('[CHK-42] says so with both values, and leads to the cell that is blank', () => {
    const input = withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'performanceForms.f02', 'yearTotal', '')
    const found = findingsOf(input).filter(({ verdict }) => verdict === 'cannot-compare')
    expect(found.map(({ rule }) => rule)).toEqual(['R18', 'R19', 'R20'])
    expect(found[1]?.sentence).toBe(
      '701001 局机关，就业补助：绩效目标表年度资金总额 空白，项目金额 3.00 万元（空白不等于零，无法比较）',
    )
    expect(found[1]?.leftCells).toEqual([{ unit: FIRST_UNIT, cell: 'performanceForms.f02:yearTotal', value: '' }])
  })
})

describe('the checks', () => {
  it('[CHK-13] of one unit are those bound to it', () => {
    const { results } = runChecks(TEMPLATE_2022, SMALL_DEPARTMENT, { unit: SECOND_UNIT })
    expect(new Set(results.map(({ bindings }) => bindings.unit))).toEqual(new Set([SECOND_UNIT]))
    const own = runChecks(TEMPLATE_2022, SMALL_DEPARTMENT, { unit: DEPARTMENT })
    expect(own.results.map(({ rule }) => rule)).toEqual([
      'R18',
      'R18',
      'R18',
      'R18',
      'R44',
      'R44',
      'R44',
      'R44',
      'R31',
      'R42',
    ])
  })

  it('[CHK-13] of every unit and the department together are all of them', () => {
    const all = runChecks(TEMPLATE_2022, SMALL_DEPARTMENT).results
    const bound = [FIRST_UNIT, SECOND_UNIT, DEPARTMENT].flatMap(
      (unit) => runChecks(TEMPLATE_2022, SMALL_DEPARTMENT, { unit }).results,
    )
    const department = all.filter(({ bindings }) => bindings.unit === undefined)
    const identities = (results: typeof all) => results.map(({ identity }) => identity).sort()
    expect(identities([...bound, ...department])).toEqual(identities(all))
  })

  it('[CHK-14] are counted: those that ran by verdict, and those with nothing to check', () => {
    const { results, coverage } = runChecks(TEMPLATE_2022, SMALL_DEPARTMENT)
    expect(coverage.ran).toBe(results.length)
    expect(coverage.equal + coverage.rounding + coverage.different + coverage.cannotCompare).toBe(coverage.ran)
    const withPrint = runChecks(TEMPLATE_2022, { ...SMALL_DEPARTMENT, printed: printOf(SMALL_DEPARTMENT) }).coverage
    expect(withPrint.ran).toBeGreaterThan(coverage.ran)
  })

  it('[CHK-15] say that they can not compare where a section is missing, and find nothing', () => {
    const snapshots = SMALL_DEPARTMENT.snapshots.filter(({ unitCode }) => unitCode === DEPARTMENT)
    const { coverage, findings } = runChecks(TEMPLATE_2022, { ...SMALL_DEPARTMENT, snapshots })
    expect(findings.filter(({ verdict }) => verdict !== 'cannot-compare')).toEqual([])
    expect(coverage.cannotCompare).toBe(8)
    expect(findings).toHaveLength(8)
  })

  it('[CHK-15] have nothing to check in an empty department', () => {
    const { coverage } = runChecks(TEMPLATE_2022, { ...SMALL_DEPARTMENT, snapshots: [], ceilings: [] })
    expect(coverage).toMatchObject({ ran: 0, equal: 0, rounding: 0, different: 0, cannotCompare: 0 })
    expect(coverage.skipped).toBeGreaterThan(0)
  })

  it('[CHK-16] ask nothing of a project without a performance form', () => {
    const { results } = runChecks(TEMPLATE_2022, SMALL_DEPARTMENT)
    const ofForms = results.filter(({ rule }) => rule === 'R19').map(({ bindings }) => bindings.row)
    expect(ofForms).toEqual(['projects.p02', 'projects.p03'])
  })
})

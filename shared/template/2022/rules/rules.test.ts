import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../checks/runChecks.ts'
import type { Ceiling } from '../../../consolidation/ceiling.ts'
import type { DepartmentInput } from '../../../consolidation/department.ts'
import {
  DEPARTMENT,
  FIRST_UNIT,
  printOf,
  SECOND_UNIT,
  SMALL_DEPARTMENT,
  withCell,
  withPrint,
} from '../../../consolidation/smallDepartment.fixture.ts'
import { TEMPLATE_2022 } from '../index.ts'

const PRINT = printOf(SMALL_DEPARTMENT)
const SOUND: DepartmentInput = { ...SMALL_DEPARTMENT, printed: PRINT }

const cell = (unit: string, row: string, column: string, value: string): DepartmentInput =>
  withCell(SOUND, unit, row, column, value)
const print = (table: string, row: string, column: string, wan: string, yuan: string): DepartmentInput => ({
  ...SOUND,
  printed: withPrint(PRINT, { table, row, column }, wan, yuan),
})

/** The checks that find a difference, without what the publication says of the sections: `R06/pension/701001`. */
const different = (input: DepartmentInput): string[] =>
  runChecks(TEMPLATE_2022, input)
    .findings.filter(({ verdict }) => verdict === 'different')
    .map(({ identity }) => identity.replace(/\/+$/, ''))

const ofSections = (input: DepartmentInput): string[] => different({ ...input, printed: [] })

describe('a department in which everything agrees', () => {
  it('[CHK-8] passes every rule, and every rule has something to check', () => {
    const { results, findings } = runChecks(TEMPLATE_2022, SOUND)
    expect(findings).toEqual([])
    expect(results.filter(({ verdict }) => verdict !== 'equal')).toEqual([])
    const checked = new Set(results.map(({ rule }) => rule))
    expect([...new Set(TEMPLATE_2022.rules.map(({ id }) => id))].filter((id) => !checked.has(id))).toEqual([])
  })
})

describe('a rule about sections finds', () => {
  it.each<[string, DepartmentInput, string[]]>([
    [
      'R03 income that is not spent',
      cell(SECOND_UNIT, 'income.special', 'amount', '1.00'),
      ['R03/unit/701002', 'R03/department'],
    ],
    [
      'R40 public funds that are not what heads and quotas come to',
      cell(FIRST_UNIT, 'staffing.a', 'heads', '21'),
      ['R40/quotas/701001/30201'],
    ],
    ['R40 a factor that is no longer there', cell(FIRST_UNIT, 'staffing.b', 'factor', ''), ['R40/quotas/701001/30217']],
    [
      'R46 one code on two rows',
      withCell(SOUND, SECOND_UNIT, 'functional.again', 'code', '2080109'),
      ['R46/functional/701002/2080109'],
    ],
    [
      'R05 basic expenditure that is not the same by function and by economic category',
      cell(SECOND_UNIT, 'basic.a', 'amount', '99999.99'),
      ['R05/unit/701002', 'R16/personnel'],
    ],
    [
      'R06 a pension contribution that is not the same on both sides',
      withCell(cell(FIRST_UNIT, 'basic.b', 'amount', '32001.00'), FIRST_UNIT, 'basic.a', 'amount', '199999.00'),
      ['R06/pension/701001'],
    ],
    [
      'R06 medical subsidies',
      withCell(cell(FIRST_UNIT, 'basic.c', 'amount', '8001.00'), FIRST_UNIT, 'basic.a', 'amount', '199999.00'),
      ['R06/civil-servant-medical/701001'],
    ],
    [
      'R06 housing fund',
      withCell(cell(FIRST_UNIT, 'basic.d', 'amount', '24001.00'), FIRST_UNIT, 'basic.a', 'amount', '199999.00'),
      ['R06/housing/701001'],
    ],
    [
      'R06 bereavement',
      withCell(cell(FIRST_UNIT, 'basic.h', 'amount', '2001.00'), FIRST_UNIT, 'basic.a', 'amount', '199999.00'),
      ['R06/bereavement/701001'],
    ],
    [
      'R08 a government fund that is not spent as such',
      withCell(cell(FIRST_UNIT, 'income.govfund', 'amount', '29999.00'), FIRST_UNIT, 'income.other', 'amount', '20001'),
      ['R08/govFund'],
    ],
    [
      'R09 a reception line above the three public expenses',
      cell(FIRST_UNIT, 'threePublic.reception', 'amount', '4999.00'),
      ['R09/reception/701001'],
    ],
    [
      'R09 three public expenses above the economic line',
      cell(FIRST_UNIT, 'threePublic.reception', 'amount', '5001.00'),
      ['R09/reception-more/701001'],
    ],
    [
      'R11 procurement and services above their project',
      withCell(
        cell(FIRST_UNIT, 'procurement.r01', 'nonTax', '60000.00'),
        FIRST_UNIT,
        'performanceForms.f01',
        'procurement',
        '100000.00',
      ),
      ['R11/project/701001//projects.p02'],
    ],
    [
      'R12 procurement that its form names otherwise',
      cell(FIRST_UNIT, 'performanceForms.f01', 'procurement', '40000.00'),
      ['R12/form/701001//projects.p02'],
    ],
    [
      'R12 procurement in a form that the procurement table does not have',
      cell(FIRST_UNIT, 'performanceForms.f02', 'procurement', '30000.00'),
      ['R12/form/701001//projects.p03'],
    ],
    [
      'R13 a quantity and a price that do not make the amount',
      cell(FIRST_UNIT, 'purchasedServices.r01', 'quantity', '2'),
      ['R13/row/701001//purchasedServices.r01'],
    ],
    [
      'R16 a task that its units do not have',
      cell(DEPARTMENT, 'overallTasks.t02', 'total', '100001.00'),
      ['R16/public', 'R16/total', 'R18/overall/701//overallTasks.t02'],
    ],
    [
      'R16 other funds that no form has',
      withCell(
        cell(DEPARTMENT, 'overallTasks.t04', 'fiscal', '129000.00'),
        DEPARTMENT,
        'overallTasks.t04',
        'other',
        '21000.00',
      ),
      ['R16/forms-fiscal', 'R16/forms-other', 'R35/department'],
    ],
    [
      'R18 a total that is not fiscal and other funds',
      withCell(
        cell(FIRST_UNIT, 'performanceForms.f01', 'midTermTotal', '299999.00'),
        FIRST_UNIT,
        'performanceForms.f02',
        'yearOther',
        '1.00',
      ),
      [
        'R16/forms-other',
        'R18/form/701001//performanceForms.f02',
        'R18/mid-term/701001//performanceForms.f01',
        'R35/project/701001//projects.p03',
      ],
    ],
    [
      'R19 a form with another total than its project',
      withCell(
        cell(FIRST_UNIT, 'projects.p03', 'govFund', '30001.00'),
        FIRST_UNIT,
        'income.govfund',
        'amount',
        '30001.00',
      ),
      ['R16/specific', 'R16/total', 'R19/project/701001//projects.p03'],
    ],
    [
      'R20 sources that do not add up',
      cell(FIRST_UNIT, 'performanceForms.f02', 'sourceTotal', '29000.00'),
      ['R20/sum/701001//performanceForms.f02', 'R20/total/701001//performanceForms.f02'],
    ],
    [
      'R20 a source that is fiscal in one place and other in the next',
      withCell(
        cell(FIRST_UNIT, 'performanceForms.f01', 'sourceGeneral', '90000.00'),
        FIRST_UNIT,
        'performanceForms.f01',
        'sourceOther',
        '30000.00',
      ),
      ['R20/fiscal/701001//performanceForms.f01', 'R20/other/701001//performanceForms.f01'],
    ],
    [
      'R38 a quantity without its unit of measure',
      withCell(
        cell(FIRST_UNIT, 'procurement.r01', 'measureUnit', ''),
        FIRST_UNIT,
        'purchasedServices.r01',
        'measureUnit',
        '',
      ),
      ['R38/procurement/701001//procurement.r01', 'R38/purchasedServices/701001//purchasedServices.r01'],
    ],
  ])('[CHK-9] %s', (_, input, identities) => expect(ofSections(input)).toEqual(identities))
})

it('[CHK-21] income and expenditure agree to the 分, also in a section that was read from print', () => {
  const printed = SOUND.snapshots.map((snapshot) => ({ ...snapshot, precision: 'wan' as const }))
  const input = withCell({ ...SOUND, snapshots: printed }, SECOND_UNIT, 'income.general', 'amount', '150000.01')
  expect(ofSections(input)).toEqual(['R03/unit/701002', 'R03/department'])
})

describe('a ceiling', () => {
  const under = (...ceilings: readonly Ceiling[]): DepartmentInput => ({ ...SOUND, ceilings })
  const above = (input: DepartmentInput) => ofSections(input).filter((identity) => identity.startsWith('R43'))

  it.each<[string, Ceiling, string[]]>([
    ['all that a unit spends', { unit: FIRST_UNIT, kind: 'total', amount: '609999.99' }, ['R43/total-units/701001']],
    ['its basic expenditure', { unit: FIRST_UNIT, kind: 'basic', amount: '399999.99' }, ['R43/basic-units/701001']],
    ['its projects', { unit: SECOND_UNIT, kind: 'project', amount: '0.00' }, ['R43/project-units/701002']],
    ['all units together', { unit: null, kind: 'total', amount: '759999.99' }, ['R43/total-department']],
  ])('[CEI-1] of %s is not to be exceeded, by as little as one 分', (_, ceiling, identities) => {
    expect(above(under(ceiling))).toEqual(identities)
  })

  it('[CEI-1] of a section that was read from print is no nearer: a ceiling is never rounded', () => {
    const printed = SOUND.snapshots.map((snapshot) => ({ ...snapshot, precision: 'wan' as const }))
    const ceiling: Ceiling = { unit: FIRST_UNIT, kind: 'total', amount: '609900.00' }
    expect(above({ ...SOUND, snapshots: printed, ceilings: [ceiling] })).toEqual(['R43/total-units/701001'])
  })

  it('[CEI-1] that is reached to the 分 is kept; one that was not issued asks for nothing', () => {
    expect(above(under({ unit: FIRST_UNIT, kind: 'total', amount: '610000.00' }))).toEqual([])
    expect(above(under())).toEqual([])
  })

  it('[CEI-1] holds a submission up, and says both amounts', () => {
    const input = under({ unit: FIRST_UNIT, kind: 'project', amount: '200000.00' })
    const found = runChecks(TEMPLATE_2022, input).findings.find(({ rule }) => rule === 'R43')
    expect(found?.severity).toBe('error')
    expect(found?.sentence).toBe(
      '701001 局机关：项目支出合计 21.00 万元，项目支出控制数 20.00 万元，相差 1.00 万元（前者不应大于后者）',
    )
  })
})

describe('a row', () => {
  const sheets = TEMPLATE_2022.sheets.flatMap((sheet) =>
    sheet.columns.filter(({ required }) => required === true).map(({ id }) => ({ sheet, column: id })),
  )

  it('[CHK-19] of every sheet is asked for what says what it is, at the very cell', () => {
    for (const { sheet, column } of sheets) {
      const unit = sheet.kind === 'unit' ? SECOND_UNIT : DEPARTMENT
      const other = sheet.columns.find(({ id, type }) => id !== column && type.kind === 'text')
      const content = other ?? sheet.columns.find(({ id, type }) => id !== column && type.kind === 'amount')
      if (content === undefined) throw new Error(`nothing else to fill in ${sheet.id}`)
      const input = withCell(SOUND, unit, `${sheet.id}.new`, content.id, content.type.kind === 'text' ? '甲' : '0.00')
      const found = runChecks(TEMPLATE_2022, input).findings.filter(({ rule }) => rule === 'R44')
      expect(found.map(({ part, severity, rightCells }) => ({ part, severity, rightCells }))).toContainEqual({
        part: `${sheet.id}-${column}`,
        severity: 'error',
        rightCells: [{ unit, cell: `${sheet.id}.new:${column}`, value: '' }],
      })
    }
  })

  it('[CHK-19] in which nothing is filled is asked for nothing', () => {
    const input = withCell(SOUND, SECOND_UNIT, 'functional.new', 'basic', '')
    expect(ofSections(input)).toEqual([])
  })

  it('[CHK-20] that refers to a deleted one is told so, in words that people know', () => {
    const input = cell(FIRST_UNIT, 'procurement.r01', 'project', 'projects.gone')
    const found = runChecks(TEMPLATE_2022, input).findings.filter(({ rule }) => rule === 'R45')
    expect(found.map(({ identity, severity }) => [identity, severity])).toEqual([
      ['R45/procurement-project/701001//procurement.r01', 'error'],
    ])
    expect(found[0]?.sentence).toBe(
      '701001 局机关，（已删除） · 服务器：“政府采购”这一行所选的项目已被删除，请另选，或恢复该项目。',
    )
    expect(found[0]?.sentence).not.toContain('gone')
  })
})

describe('a rule about the publication finds', () => {
  it.each<[string, DepartmentInput, string[]]>([
    [
      'R01 a row that does not add up, R02 a unit that is not its lines',
      print('T02', 'unit:701002', 'total', '15.02', '150200.00'),
      ['R01/t02///unit:701002', 'R02/t02-unit-total/701002'],
    ],
    [
      'R02 a 类 that is not its 款',
      print('T04', 'unit:701001/code:302', 'total', '10.02', '100200.00'),
      ['R01/t04///unit:701001/code:302', 'R02/t04-3-total/701001/302'],
    ],
    [
      'R04 a 类 that is not its units',
      print('T01', 'line/08', 'expenditure', '71.30', '713000.00'),
      ['R01/t01-expenditure-of-year', 'R04/t01-line/08-expenditure'],
    ],
    [
      'R07 a code that is not its projects',
      print('T02', 'unit:701002/code:2080109', 'project', '5.02', '50200.00'),
      ['R01/t02///unit:701002/code:2080109', 'R07/code/701002/2080109'],
    ],
    [
      'R10 a column of procurement that is not its items',
      print('T09', 'total', 'nonTax', '1.50', '15000.00'),
      ['R10/row///total', 'R10/column-nonTax'],
    ],
    ['R10 one thing more, whatever is rounded', print('T09', 'total', 'quantity', '3', '3'), ['R10/column-quantity']],
  ])('[CHK-9] %s', (_, input, identities) => expect(different(input)).toEqual(identities))

  it('[CHK-10] and holds nobody up: print can not be mended, and a draft may have moved on', () => {
    const edited = cell(SECOND_UNIT, 'projects.p01', 'general', '50001.00')
    const { findings } = runChecks(
      TEMPLATE_2022,
      withCell(edited, SECOND_UNIT, 'income.general', 'amount', '150001.00'),
    )
    const ofUnit = findings.filter(({ bindings }) => bindings.unit === SECOND_UNIT)
    expect(ofUnit.length).toBeGreaterThan(0)
    expect(ofUnit.filter(({ severity }) => severity === 'error')).toEqual([])
    const aboutPrint = TEMPLATE_2022.rules.filter((rule) =>
      JSON.stringify([rule.left, rule.right]).includes('"printed"'),
    )
    expect(aboutPrint.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

it('[QTA-4] R40 says nothing where a unit has put down no heads and quotas, and counts every row of a code', () => {
  const found = runChecks(TEMPLATE_2022, SOUND).results.filter(({ rule }) => rule === 'R40')
  expect(found.map(({ identity, verdict }) => [identity, verdict])).toEqual([
    ['R40/quotas/701001/30201/', 'equal'],
    ['R40/quotas/701001/30217/', 'equal'],
  ])
})

import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../checks/runChecks.ts'
import { waiverState } from '../../../checks/waiver.ts'
import type { DepartmentInput } from '../../../consolidation/department.ts'
import { FIRST_UNIT, SECOND_UNIT, SMALL_DEPARTMENT, withCell } from '../../../consolidation/smallDepartment.fixture.ts'
import { TEMPLATE_2022 } from '../index.ts'

const findingsOf = (input: DepartmentInput) =>
  runChecks(TEMPLATE_2022, input).findings.filter(({ rule, verdict }) => rule === 'R34' && verdict === 'different')

const spending = (amount: string): DepartmentInput =>
  withCell(SMALL_DEPARTMENT, SECOND_UNIT, 'projects.p01', 'govFund', amount)

describe('funds and the income that they come from', () => {
  it('[CHK-87] compares amounts, so that an explanation lapses when they change', () => {
    const [before] = findingsOf(spending('1000.00'))
    const [after] = findingsOf(spending('9000000.00'))
    if (before === undefined || after === undefined) throw new Error('nothing was found')
    expect(after.identity).toBe(before.identity)
    expect(before).toMatchObject({ values: 'yuan', left: '1000', right: null, difference: null })
    const agreed = { left: before.left, right: before.right, decision: { verdict: 'agreed' as const } }
    expect(waiverState(before, agreed)).toBe('agreed')
    expect(waiverState(after, agreed)).toBe('lapsed')
  })

  it('[CHK-88] takes a typed zero for nothing, on either side', () => {
    expect(findingsOf(spending('0.00'))).toEqual([])
    const withoutIncome = withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'income.govfund', 'amount', '0.00')
    expect(findingsOf(withoutIncome).map(({ part }) => part)).toEqual(
      expect.arrayContaining(['projects-govFund', 'performanceForms-govFund']),
    )
    const withoutProjects = withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'projects.p03', 'govFund', '0.00')
    expect(findingsOf(withoutProjects).map(({ part }) => part)).toEqual(['income-govFund'])
  })

  it('[CHK-88] asks whether there is income, not whether there is enough of it', () =>
    expect(findingsOf(withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'projects.p03', 'govFund', '99999999.00'))).toEqual([]))
})

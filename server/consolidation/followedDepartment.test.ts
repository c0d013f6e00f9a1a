import { runChecks } from '@hesuan/shared/checks/runChecks.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { publishTables } from '@hesuan/shared/consolidation/publish.ts'
import { SMALL_DEPARTMENT } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import { FollowedDepartment } from './followedDepartment.ts'

/** The same department after every amount of basic expenditure became another one; the publication is another object. */
const later: DepartmentInput = {
  ...SMALL_DEPARTMENT,
  printed: [...(SMALL_DEPARTMENT.printed ?? [])],
  snapshots: SMALL_DEPARTMENT.snapshots.map((snapshot) => ({
    ...snapshot,
    rows: snapshot.rows.map((row) =>
      row.sheet === 'basic' ? { ...row, cells: { ...row.cells, amount: '123.45' } } : row,
    ),
  })),
}

describe('a department that the server follows', () => {
  it('[CHK-25] comes to what each of its states comes to, also to whoever asks for an earlier one late', () => {
    const followed = new FollowedDepartment()
    const first = followed.take(TEMPLATE_2022, SMALL_DEPARTMENT)
    const early = first.tables()
    const second = followed.take(TEMPLATE_2022, later)
    expect(second.outcome()).toEqual(runChecks(TEMPLATE_2022, later))
    expect(second.tables()).toEqual(publishTables(TEMPLATE_2022, later))
    expect(first.outcome()).toEqual(runChecks(TEMPLATE_2022, SMALL_DEPARTMENT))
    expect(first.tables()).toBe(early)
    expect(early).toEqual(publishTables(TEMPLATE_2022, SMALL_DEPARTMENT))
    expect(first.source().sums(undefined, 'basic', 'amount')?.total()).not.toEqual(
      second.source().sums(undefined, 'basic', 'amount')?.total(),
    )
  })

  it('[CHK-25] keeps what a new state does not touch', () => {
    const followed = new FollowedDepartment()
    const table = (input: DepartmentInput, id: string) =>
      followed
        .take(TEMPLATE_2022, input)
        .tables()
        .find((one) => one.id === id)
    const before = [table(SMALL_DEPARTMENT, 'T09'), table(SMALL_DEPARTMENT, 'T04')]
    const after = [table(later, 'T09'), table(later, 'T04')]
    expect([before[0] === after[0], before[1] === after[1]]).toEqual([true, false])
  })
})

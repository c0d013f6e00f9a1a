import { describe, expect, it } from 'vitest'
import type { StoredState, TakenBack } from '../storage/departmentStates.ts'
import { replayStates } from './replayStates.ts'

const submitted = (id: number, sectionId: string, at = `t${id}`): StoredState => ({
  id,
  at,
  submission: { id: `sub-${id}`, sectionId, snapshotId: `snap-${id}`, by: '张三' },
})
const other = (id: number, at = `t${id}`): StoredState => ({ id, at, submission: null })
const back = (sectionId: string, at: string, action: TakenBack['action'] = 'return'): TakenBack => ({
  sectionId,
  action,
  at,
  by: '李四',
})

describe('the states of a department', () => {
  it('[CMP-10] each submission and each one that is taken back makes a state, of the submissions that counted then', () => {
    const states = replayStates(
      [submitted(1, 'a'), submitted(2, 'b'), other(3), submitted(4, 'a'), other(5)],
      [back('a', 't3'), back('b', 't5', 'withdraw')],
    )
    expect(
      states.map(({ id, action, by, submissions }) => [id, action, by, [...submissions.values()].map((one) => one.id)]),
    ).toEqual([
      [1, 'submit', '张三', ['sub-1']],
      [2, 'submit', '张三', ['sub-1', 'sub-2']],
      [3, 'return', '李四', ['sub-2']],
      [4, 'submit', '张三', ['sub-2', 'sub-4']],
      [5, 'withdraw', '李四', ['sub-4']],
    ])
  })

  it('[CMP-10] what was consolidated for a ceiling or a rule is no state of its own', () => {
    const states = replayStates([submitted(1, 'a'), other(2), other(3, 't9'), other(4, 't9')], [back('a', 't9')])
    expect(states.map(({ id }) => id)).toEqual([1, 3])
  })
})

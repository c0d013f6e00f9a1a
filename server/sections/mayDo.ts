import { type Actor, maySection } from '@hesuan/shared/workflow/permissions.ts'
import { act, type SectionAction } from '@hesuan/shared/workflow/transitions.ts'
import { FORBIDDEN, type Refusal } from '../http/refusal.ts'
import { readActors } from '../identity/readActors.ts'
import type { Trx } from '../storage/database.ts'
import type { Section } from '../storage/sections.ts'

const STATUS_TEXT = { draft: '编制中', submitted: '已上报', returned: '已退回', approved: '已审核' } as const
const ACTION_TEXT = {
  submit: '上报',
  withdraw: '撤回',
  return: '退回',
  approve: '审核通过',
  revise: '重新编制',
} as const

/** Whether a person may take a step with a section, in the state that it is in. */
export const mayDo = (person: Actor, action: SectionAction, section: Section): boolean =>
  refuseAction(person, action, section) === null

/** Why a person can't take a step with a section, or null where they can. */
export function refuseAction(person: Actor, action: SectionAction, section: Section): Refusal | null {
  const everOpen = { ...section, roundOpen: true, departmentStatus: 'compiling' as const }
  if (!maySection(person, action, everOpen)) return FORBIDDEN
  if (!section.roundOpen)
    return { code: 'wrong-state', message: `“${section.roundName}”已结束，不能再${ACTION_TEXT[action]}` }
  if (section.departmentStatus !== 'compiling') {
    return { code: 'wrong-state', message: `部门预算已锁定，不能再${ACTION_TEXT[action]}` }
  }
  if (act(section.status, action).ok) return null
  return {
    code: 'wrong-state',
    message: `该分册现为“${STATUS_TEXT[section.status]}”，不能${ACTION_TEXT[action]}`,
    details: { status: section.status },
  }
}

/**
 * The same, asked under the lock of a section: by the rights that the person has now, seconds after the request came.
 * @returns a refusal too where there is no such person any more
 */
export async function refuseActionNow(
  trx: Trx,
  userId: string,
  action: SectionAction,
  section: Section,
): Promise<Refusal | null> {
  const actor = (await readActors(trx, [userId])).get(userId)
  return actor === undefined ? FORBIDDEN : refuseAction(actor, action, section)
}

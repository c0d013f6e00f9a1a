import { randomInt, randomUUID } from 'node:crypto'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { readExpressions, readRows } from '@hesuan/shared/section/document.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import { nextRound, roundId, sectionIdOf } from '@hesuan/shared/workflow/rounds.ts'
import { loadDocument } from '../collab/document/loadDocument.ts'
import { FORBIDDEN, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { readActors } from '../identity/readActors.ts'
import { noticeDepartment } from '../notices/noticeDepartment.ts'
import { seedSection } from '../sections/seedSection.ts'
import { withExpressions } from '../sections/withExpressions.ts'
import { carryCeilings } from '../storage/ceilings.ts'
import { lockRound } from '../storage/consolidations.ts'
import type { Database, Trx } from '../storage/database.ts'
import { addDepartmentStep, lockYear } from '../storage/departmentSteps.ts'
import { type CurrentRound, roundOf } from '../storage/departments.ts'
import { carryExplanations } from '../storage/explanations.ts'
import { lockSectionsOf, type Section, sectionsOf } from '../storage/sections.ts'

const LARGEST_CLIENT_ID = 0xffffffff

export interface Opened {
  readonly roundId: string
  /** The sections that nobody writes any more. */
  readonly closed: readonly Section[]
}

/** Why the round behind this one can't be opened; null: it can. */
export function refuseNextRound(round: CurrentRound): Refusal | null {
  if (!round.open) return { code: 'wrong-state', message: `“${round.name}”已结束，下一轮已经开启` }
  if (round.department.status !== 'compiling') {
    return { code: 'wrong-state', message: '部门预算已锁定，请先重新打开，再开启下一轮' }
  }
  return nextRound(round.position) === null ? { code: 'wrong-state', message: `“${round.name}”是本年最后一轮` } : null
}

/**
 * Ends a round and opens the next as its copy, in one transaction: every section as it is at the head of its log, with its
 * expressions; the ceilings that count; the explanations, which hold as long as their values do. What was said about cells
 * stays with the round that it was said in.
 */
export const openNextRound = (
  database: Database,
  command: { readonly person: SignedInPerson; readonly roundId: string; readonly at: string },
): Promise<Result<Opened, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    const { person, at } = command
    const actor = (await readActors(trx, [person.userId])).get(person.userId)
    if (actor === undefined || !mayDepartment(actor, 'rounds.open')) return err(FORBIDDEN)
    await lockYear(trx, database.dialect, await roundOf(trx, command.roundId))
    const round = await roundOf(trx, command.roundId)
    const refused = refuseNextRound(round)
    if (refused !== null) return err(refused)
    const next = nextRound(round.position)
    if (next === null) throw new Error('a round without a next one was let through')
    const { department, year } = round
    const id = roundId(department.code, year, next.position)
    // The sections before their round, as whoever submits or returns one locks them. Nobody adds to a log while it is read.
    const closed = await lockSectionsOf(trx, database.dialect, round.id)
    await lockRound(trx, database.dialect, round.id)
    await trx.updateTable('rounds').set({ open: 0 }).where('id', '=', round.id).execute()
    await trx
      .insertInto('rounds')
      .values({ id, department_code: department.code, year, ...next, open: 1 })
      .execute()
    const act = randomUUID()
    for (const section of closed) {
      const copy = sectionIdOf(section.unitCode, year, next.position)
      await copySection(trx, section, { id: copy, roundId: id, act, at })
      await carryExplanations(trx, section.id, copy)
    }
    await carryCeilings(trx, round.id, id)
    const { status } = department
    await addDepartmentStep(trx, {
      roundId: id,
      action: 'open-round',
      from: status,
      to: status,
      userId: person.userId,
      at,
      reason: null,
    })
    await noticeDepartment(trx, await sectionsOf(trx, id), {
      kind: 'round-opened',
      by: person.userId,
      at,
      text: next.name,
    })
    return ok({ roundId: id, closed })
  })

async function copySection(
  trx: Trx,
  { id, unitCode, kind, precision, epoch, head }: Section,
  copy: { readonly id: string; readonly roundId: string; readonly act: string; readonly at: string },
): Promise<void> {
  const { doc } = await loadDocument(trx, { sectionId: id, epoch, sequence: head })
  const snapshot = withExpressions({
    unitCode,
    kind,
    precision,
    rows: readRows(doc),
    expressions: readExpressions(doc),
  })
  doc.destroy()
  await seedSection(trx, { ...copy, snapshot, how: 'carried', clientId: randomInt(1, LARGEST_CLIENT_ID) })
}

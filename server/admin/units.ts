import { randomInt, randomUUID } from 'node:crypto'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { sectionIdOf } from '@hesuan/shared/workflow/rounds.ts'
import type { Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { blankSection } from '../sections/blankSection.ts'
import { seedSection } from '../sections/seedSection.ts'
import { addAdminEvent } from '../storage/administration.ts'
import type { Database } from '../storage/database.ts'
import { lockYear } from '../storage/departmentSteps.ts'
import { allRounds, currentRound, roundOf } from '../storage/departments.ts'

const LARGEST_CLIENT_ID = 0xffffffff
const NO_DEPARTMENT: Refusal = { code: 'not-found', message: '还没有部门预算数据，请先导入' }

interface Named {
  readonly code: string
  readonly name: string
}

/** Adds a unit to the register, with an empty section in every round that is open. */
export const addUnit = (
  database: Database,
  person: SignedInPerson,
  { code, name }: Named,
  at: string,
): Promise<Result<Named, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    // Nobody locks a year or opens a round of it while it gets a section: every round that is open then has the unit.
    for (const { id, open } of await allRounds(trx)) {
      if (open) await lockYear(trx, database.dialect, await roundOf(trx, id))
    }
    const present = await currentRound(trx)
    if (present === null) return err(NO_DEPARTMENT)
    const { department, units } = present
    if (code === department.code || units.some((unit) => unit.code === code)) {
      return err({ code: 'bad-request', message: `编码 ${code} 已被使用` })
    }
    await trx
      .insertInto('units')
      .values({ code, name, department_code: department.code, position: units.length + 1 })
      .execute()
    for (const { id, open } of await allRounds(trx)) {
      if (!open) continue
      const round = await roundOf(trx, id)
      await seedSection(trx, {
        id: sectionIdOf(code, round.year, round.position),
        roundId: id,
        snapshot: blankSection(code, 'unit', round.templateYear),
        how: 'seeded',
        act: randomUUID(),
        at,
        clientId: randomInt(1, LARGEST_CLIENT_ID),
      })
    }
    await addAdminEvent(trx, {
      action: '新增单位',
      subject: code,
      before: null,
      after: name,
      userId: person.userId,
      at,
    })
    return ok({ code, name })
  })

export const renameUnit = (
  database: Database,
  person: SignedInPerson,
  { code, name }: Named,
  at: string,
): Promise<Result<Named, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    const unit = await trx.selectFrom('units').select('name').where('code', '=', code).executeTakeFirst()
    if (unit === undefined) return err({ code: 'not-found', message: `没有编码为 ${code} 的单位` })
    await trx.updateTable('units').set({ name }).where('code', '=', code).execute()
    const { userId } = person
    await addAdminEvent(trx, { action: '单位更名', subject: code, before: unit.name, after: name, userId, at })
    return ok({ code, name })
  })

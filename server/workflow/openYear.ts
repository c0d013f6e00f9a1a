import { randomInt, randomUUID } from 'node:crypto'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { readRows } from '@hesuan/shared/section/document.ts'
import { nextYearSection } from '@hesuan/shared/template/nextYear.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import { FIRST_ROUND, roundId, sectionIdOf } from '@hesuan/shared/workflow/rounds.ts'
import { loadDocument } from '../collab/document/loadDocument.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { FORBIDDEN, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { readActors } from '../identity/readActors.ts'
import { noticeDepartment } from '../notices/noticeDepartment.ts'
import { seedSection } from '../sections/seedSection.ts'
import type { Database } from '../storage/database.ts'
import { addDepartmentStep, lockYear } from '../storage/departmentSteps.ts'
import { allRounds, roundOf } from '../storage/departments.ts'
import { lockSectionsOf, sectionsOf } from '../storage/sections.ts'

const LARGEST_CLIENT_ID = 0xffffffff
const NO_YEAR: Refusal = { code: 'wrong-state', message: '还没有可以承接的年度，请先导入一个年度的预算' }

/**
 * Opens the year behind the latest one, in one transaction: its first round begins with the structure of the latest round
 * there is, last year's amounts, staffing and standards (see `nextYearSection`). The year before stays as it is.
 */
export const openNextYear = (
  database: Database,
  command: { readonly person: SignedInPerson; readonly year: number; readonly at: string },
): Promise<Result<{ readonly roundId: string }, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    const { person, year, at } = command
    const actor = (await readActors(trx, [person.userId])).get(person.userId)
    if (actor === undefined || !mayDepartment(actor, 'years.open')) return err(FORBIDDEN)
    const [latest] = await allRounds(trx)
    if (latest === undefined) return err(NO_YEAR)
    const before = await roundOf(trx, latest.id)
    await lockYear(trx, database.dialect, before)
    if ((await allRounds(trx))[0]?.id !== latest.id || year !== before.year + 1) {
      return err({
        code: 'wrong-state',
        message: `最近的年度是 ${before.year} 年，只能开启 ${before.year + 1} 年；请刷新页面后再试`,
      })
    }
    const { department, templateYear } = before
    const { nextYear } = templateFor(templateYear)
    await trx
      .insertInto('fiscal_years')
      .values({ department_code: department.code, year, template_year: templateYear })
      .execute()
    const id = roundId(department.code, year, FIRST_ROUND.position)
    await trx
      .insertInto('rounds')
      .values({ id, department_code: department.code, year, ...FIRST_ROUND, open: 1 })
      .execute()
    const act = randomUUID()
    // Under their lock nobody adds to a log while it is read.
    for (const section of await lockSectionsOf(trx, database.dialect, before.id)) {
      const { id: sectionId, unitCode, kind, precision, epoch, head } = section
      const { doc } = await loadDocument(trx, { sectionId, epoch, sequence: head })
      const snapshot = nextYearSection(nextYear, { unitCode, kind, precision, rows: readRows(doc) })
      doc.destroy()
      await seedSection(trx, {
        id: sectionIdOf(unitCode, year, FIRST_ROUND.position),
        roundId: id,
        snapshot,
        how: 'carried',
        act,
        at,
        clientId: randomInt(1, LARGEST_CLIENT_ID),
      })
    }
    await addDepartmentStep(trx, {
      roundId: id,
      action: 'open-year',
      from: 'compiling',
      to: 'compiling',
      userId: person.userId,
      at,
      reason: null,
    })
    await noticeDepartment(trx, await sectionsOf(trx, id), {
      kind: 'year-opened',
      by: person.userId,
      at,
      text: `${year} 年 · ${FIRST_ROUND.name}`,
    })
    return ok({ roundId: id })
  })

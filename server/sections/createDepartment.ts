import { randomInt, randomUUID } from 'node:crypto'
import type { PublishedImport } from '@hesuan/shared/import/publishedText/result.ts'
import type { Trx } from '../storage/database.ts'
import { addPrintedFigures } from '../storage/printedFigures.ts'
import { seedSection } from './seedSection.ts'

/** 一上 1, 一下 2, 二上 3, 二下 4: a published budget goes back to being revised. */
const ROUND = { name: '二上', position: 3 }
const LARGEST_CLIENT_ID = 0xffffffff

/** Sets up a department out of its published budget, with one open round whose sections hold what was printed. */
export async function createDepartment(trx: Trx, imported: PublishedImport, at: string): Promise<void> {
  const { department, year, units, sections } = imported
  await trx
    .insertInto('departments')
    .values({ ...department, status: 'compiling' })
    .execute()
  for (const [index, { code, name }] of units.entries()) {
    await trx
      .insertInto('units')
      .values({ code, name, department_code: department.code, position: index + 1 })
      .execute()
  }
  await trx.insertInto('fiscal_years').values({ department_code: department.code, year, template_year: year }).execute()
  const roundId = `${department.code}-${year}-r${ROUND.position}`
  await trx
    .insertInto('rounds')
    .values({ id: roundId, department_code: department.code, year, ...ROUND, open: 1 })
    .execute()
  const act = randomUUID()
  for (const snapshot of sections) {
    await seedSection(trx, {
      id: `${snapshot.unitCode}-${year}-r${ROUND.position}`,
      roundId,
      snapshot,
      how: 'imported',
      act,
      at,
      clientId: randomInt(1, LARGEST_CLIENT_ID),
    })
  }
  await addPrintedFigures(trx, department.code, year, imported.printed)
}

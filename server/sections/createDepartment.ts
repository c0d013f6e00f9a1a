import { randomInt, randomUUID } from 'node:crypto'
import type { ExchangedBudget, ExchangedSection } from '@hesuan/shared/exchange/exchangedBudget.ts'
import { parseAmount } from '@hesuan/shared/money/amount.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import { ROUND_NAMES, roundId, sectionIdOf } from '@hesuan/shared/workflow/rounds.ts'
import { SYSTEM_USER_ID } from '../identity/systemUser.ts'
import { addCeilings } from '../storage/ceilings.ts'
import type { Trx } from '../storage/database.ts'
import { addPrintedFigures } from '../storage/printedFigures.ts'
import { blankSection } from './blankSection.ts'
import { seedSection } from './seedSection.ts'
import { withExpressions } from './withExpressions.ts'

/** A published budget goes back to being revised. */
const REVISED = '二上'
const LARGEST_CLIENT_ID = 0xffffffff

/** What a department is set up from; what it does not say is not there. */
export type NewDepartment = Pick<ExchangedBudget, 'year' | 'department' | 'units' | 'printed'> &
  Partial<Pick<ExchangedBudget, 'round' | 'ceilings'>> & {
    readonly sections: readonly (SectionSnapshot & Partial<Pick<ExchangedSection, 'expressions'>>)[]
  }

/**
 * Sets up a department with one open round, whose sections hold what the budget says; a section that it lacks is there,
 * with nothing but its fixed rows.
 */
export async function createDepartment(trx: Trx, budget: NewDepartment, at: string): Promise<void> {
  const { department, year, units, sections, printed, ceilings = [] } = budget
  const name = ROUND_NAMES.find((round) => round === budget.round) ?? REVISED
  const round = { name, position: ROUND_NAMES.indexOf(name) + 1 }
  await trx.insertInto('departments').values(department).execute()
  for (const [index, { code, name }] of units.entries()) {
    await trx
      .insertInto('units')
      .values({ code, name, department_code: department.code, position: index + 1 })
      .execute()
  }
  await trx.insertInto('fiscal_years').values({ department_code: department.code, year, template_year: year }).execute()
  const id = roundId(department.code, year, round.position)
  await trx
    .insertInto('rounds')
    .values({ id, department_code: department.code, year, ...round, open: 1 })
    .execute()
  const act = randomUUID()
  for (const { code } of [...units, department]) {
    const given = sections.find(({ unitCode }) => unitCode === code)
    const kind = code === department.code ? 'department' : 'unit'
    const snapshot = given === undefined ? blankSection(code, kind, year) : withExpressions(given)
    await seedSection(trx, {
      id: sectionIdOf(snapshot.unitCode, year, round.position),
      roundId: id,
      snapshot,
      how: 'imported',
      act,
      at,
      clientId: randomInt(1, LARGEST_CLIENT_ID),
    })
  }
  await addPrintedFigures(trx, department.code, year, printed)
  await addCeilings(trx, { roundId: id, userId: SYSTEM_USER_ID, at, ceilings: ceilings.map(issued) })
}

function issued({ unit, kind, amount }: NonNullable<NewDepartment['ceilings']>[number]) {
  const parsed = parseAmount(amount, 'yuan')
  if (!parsed.ok) throw new RangeError(`not an amount: ${amount}`)
  return { unit, kind, amount: parsed.value }
}

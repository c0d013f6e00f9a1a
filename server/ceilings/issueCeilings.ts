import type { IssueCeilings } from '@hesuan/shared/api/ceilings.ts'
import { type AmountYuan, parseYuan } from '@hesuan/shared/money/amount.ts'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import { FORBIDDEN, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { readActors } from '../identity/readActors.ts'
import { recompute } from '../sections/recompute.ts'
import { addCeilings, currentCeilings } from '../storage/ceilings.ts'
import { lockRound } from '../storage/consolidations.ts'
import type { Database } from '../storage/database.ts'
import { roundOf } from '../storage/departments.ts'

const NOT_COMPILING: Refusal = { code: 'wrong-state', message: '本轮编制已关闭或部门预算已锁定，不能再下达控制数' }
const NO_SUCH_UNIT: Refusal = { code: 'bad-request', message: '没有这个单位，控制数未下达' }
const NOT_A_CEILING: Refusal = { code: 'bad-request', message: '控制数应为不小于零、不超过两位小数（元）的金额' }

/**
 * Issues ceilings, all of them or none, and makes the binding checks anew: whoever has submitted above a new ceiling is
 * found at once. What is issued already is left as it is.
 */
export const issueCeilings = (
  database: Database,
  command: {
    readonly person: SignedInPerson
    readonly roundId: string
    readonly ceilings: IssueCeilings['ceilings']
    readonly at: string
  },
): Promise<Result<{ readonly changed: boolean }, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    const { person, roundId, at } = command
    const actor = (await readActors(trx, [person.userId])).get(person.userId)
    if (actor === undefined || !mayDepartment(actor, 'ceilings.issue')) return err(FORBIDDEN)
    await lockRound(trx, database.dialect, roundId)
    const round = await roundOf(trx, roundId)
    if (!round.open || round.department.status !== 'compiling') return err(NOT_COMPILING)
    const units = new Set(round.units.map(({ code }) => code))
    const asked: { unit: string | null; kind: IssueCeilings['ceilings'][number]['kind']; amount: AmountYuan | null }[] =
      []
    for (const { unit, kind, amount } of command.ceilings) {
      if (unit !== null && !units.has(unit)) return err(NO_SUCH_UNIT)
      const parsed = amount === null ? null : parseYuan(amount)
      if (parsed !== null && (!parsed.ok || parsed.value.isNegative())) return err(NOT_A_CEILING)
      asked.push({ unit, kind, amount: parsed === null ? null : parsed.value })
    }
    const current = await currentCeilings(trx, roundId)
    const changed = asked.filter(({ unit, kind, amount }) => {
      const now = current.find((ceiling) => ceiling.unit === unit && ceiling.kind === kind)?.amount ?? null
      return amount === null ? now !== null : now === null || !amount.equals(now)
    })
    if (changed.length === 0) return ok({ changed: false })
    await addCeilings(trx, { roundId, userId: person.userId, at, ceilings: changed })
    await recompute(trx, database.dialect, { roundId, submissionId: null, at })
    return ok({ changed: true })
  })

import { Ceilings, IssueCeilings } from '@hesuan/shared/api/ceilings.ts'
import { ApiError } from '@hesuan/shared/api/common.ts'
import { RoundQuery } from '@hesuan/shared/api/workflow.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { NO_DEPARTMENT } from '../consolidation/routes.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, refuse } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import type { Notifications } from '../notifications/notifications.ts'
import { readableUnits } from '../sections/readableUnits.ts'
import { currentCeilings } from '../storage/ceilings.ts'
import type { Database } from '../storage/database.ts'
import { type CurrentRound, roundFor } from '../storage/departments.ts'
import { sectionsOf } from '../storage/sections.ts'
import { issueCeilings } from './issueCeilings.ts'
import { knownCeilings } from './knownCeilings.ts'

/** What the head allows units to spend. */
export function ceilingRoutes(
  instance: FastifyInstance,
  {
    database,
    notifications,
    clock,
  }: { readonly database: Database; readonly notifications: Notifications; readonly clock: () => Date },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['ceilings']
  const response = { 200: Ceilings, '4xx': ApiError }

  const answer = async (person: SignedInPerson, round: CurrentRound): Promise<Ceilings> => {
    const mayRead = readableUnits(person, await sectionsOf(database.read, round.id))
    const open = round.open && round.department.status === 'compiling'
    return {
      ceilings: knownCeilings(await currentCeilings(database.read, round.id), person, mayRead).map(
        ({ unit, kind, amount, by, at }) => ({ unit, kind, amount, by, at }),
      ),
      may: { issue: open && mayDepartment(person, 'ceilings.issue') },
    }
  }

  app.get(
    '/api/ceilings',
    { schema: { tags, summary: '一个轮次的控制数', querystring: RoundQuery, response } },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const round = await roundFor(database.read, request.query.round)
      return round === null ? refuse(reply, NO_DEPARTMENT) : reply.send(await answer(person, round))
    },
  )

  app.put(
    '/api/ceilings',
    { schema: { tags, summary: '下达或收回控制数', querystring: RoundQuery, body: IssueCeilings, response } },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'ceilings.issue')) return refuse(reply, FORBIDDEN)
      const round = await roundFor(database.read, request.query.round)
      if (round === null) return refuse(reply, NO_DEPARTMENT)
      const at = clock().toISOString()
      const issued = await issueCeilings(database, {
        person,
        roundId: round.id,
        ceilings: request.body.ceilings,
        at,
      })
      if (!issued.ok) return refuse(reply, issued.error)
      if (issued.value.changed) notifications.ceilingsChanged({ at })
      return reply.send(await answer(person, round))
    },
  )
}

import { ApiError } from '@hesuan/shared/api/common.ts'
import { DecideExplanations, Explain, Explanations, ExplanationsQuery } from '@hesuan/shared/api/explanations.ts'
import { SectionParams } from '@hesuan/shared/api/section.ts'
import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { NO_DEPARTMENT } from '../consolidation/routes.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, NO_SUCH_SECTION, refuse } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Database } from '../storage/database.ts'
import { roundFor } from '../storage/departments.ts'
import { currentExplanations } from '../storage/explanations.ts'
import { findSection, type Section, sectionsOf } from '../storage/sections.ts'
import { decide, explain } from './explanationActs.ts'

export interface ExplanationRoutesParts {
  readonly database: Database
  readonly views: DepartmentViews
  readonly notifications: Pick<Notifications, 'explanationsChanged'>
  readonly clock: () => Date
}

/** Explanations of warnings: written by the units, agreed to or declined by the head. */
export function explanationRoutes(instance: FastifyInstance, parts: ExplanationRoutesParts): void {
  const { database, notifications } = parts
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['explanations']
  const response = { 200: Explanations, '4xx': ApiError }

  const answer = async (person: SignedInPerson, sections: readonly Section[]): Promise<Explanations> => {
    const read = sections.filter((section) => maySection(person, 'read', section))
    const explanations = await currentExplanations(
      database.read,
      read.map(({ id }) => id),
    )
    return {
      explanations: explanations.map(({ userId: _, ...explanation }) => explanation),
      sections: read.map((section) => ({
        id: section.id,
        unitCode: section.unitCode,
        kind: section.kind,
        may: { explain: maySection(person, 'explain', section), decide: maySection(person, 'decide', section) },
      })),
    }
  }

  app.get(
    '/api/explanations',
    { schema: { tags, summary: '警告的说明及审定情况', querystring: ExplanationsQuery, response } },
    async (request, reply) => {
      const person = personOf(request)
      const { section: sectionId } = request.query
      if (sectionId !== undefined) {
        const section = await findSection(database.read, sectionId)
        if (section === null) return refuse(reply, NO_SUCH_SECTION)
        if (!maySection(person, 'read', section)) return refuse(reply, FORBIDDEN)
        return reply.send(await answer(person, [section]))
      }
      const round = await roundFor(database.read, request.query.round)
      if (round === null) return refuse(reply, NO_DEPARTMENT)
      return reply.send(await answer(person, await sectionsOf(database.read, round.id)))
    },
  )

  app.post(
    '/api/sections/:id/explanations',
    { schema: { tags, summary: '说明警告', params: SectionParams, body: Explain, response } },
    async (request, reply) => {
      const { id } = request.params
      const outcome = await explain(parts, personOf(request), id, request.body)
      if (!outcome.ok) return refuse(reply, outcome.error)
      return reply.send(await changed(personOf(request), id))
    },
  )

  app.post(
    '/api/sections/:id/explanations/decide',
    { schema: { tags, summary: '同意或退回说明', params: SectionParams, body: DecideExplanations, response } },
    async (request, reply) => {
      const { id } = request.params
      const outcome = await decide(parts, personOf(request), id, request.body)
      if (!outcome.ok) return refuse(reply, outcome.error)
      return reply.send(await changed(personOf(request), id))
    },
  )

  const changed = async (person: SignedInPerson, sectionId: string): Promise<Explanations> => {
    notifications.explanationsChanged({ sectionId })
    const section = await findSection(database.read, sectionId)
    return answer(person, section === null ? [] : [section])
  }
}

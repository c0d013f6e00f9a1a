import { ApiError } from '@hesuan/shared/api/common.ts'
import {
  DepartmentStepBody,
  DepartmentStepResult,
  OpenRoundBody,
  OpenYearBody,
  ReopenBody,
  RoundQuery,
  WorkflowSteps,
  YearSums,
} from '@hesuan/shared/api/workflow.ts'
import { mayDepartment, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { DepartmentAction } from '@hesuan/shared/workflow/transitions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { CollabService } from '../collab/collabService.ts'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { NO_DEPARTMENT } from '../consolidation/routes.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, type Refusal, refuse } from '../http/refusal.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Database } from '../storage/database.ts'
import { departmentSteps } from '../storage/departmentSteps.ts'
import { findRound, roundFor } from '../storage/departments.ts'
import { stepsOfRound } from '../storage/sectionSteps.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { departmentStep } from './departmentStep.ts'
import { openNextRound } from './openRound.ts'
import { openNextYear } from './openYear.ts'
import { yearSums } from './yearSums.ts'

export const NO_SUCH_ROUND: Refusal = { code: 'not-found', message: '没有这一轮次' }
const MOST_STEPS = 100

export interface WorkflowRoutesParts {
  readonly database: Database
  readonly collab: Pick<CollabService, 'rightsChanged'>
  readonly views: DepartmentViews
  readonly notifications: Pick<Notifications, 'departmentMoved' | 'sectionsOpened'>
  readonly clock: () => Date
}

/** The budget of a year as a whole: its steps, its rounds, the next year. */
export function workflowRoutes(instance: FastifyInstance, parts: WorkflowRoutesParts): void {
  const { database, collab, views, notifications, clock } = parts
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['workflow']
  const response = { 200: DepartmentStepResult, '4xx': ApiError }

  app.get(
    '/api/workflow',
    {
      schema: {
        tags,
        summary: '一个轮次的流程记录，由新到旧',
        querystring: RoundQuery,
        response: { 200: WorkflowSteps, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const round = await roundFor(database.read, request.query.round)
      if (round === null) return refuse(reply, NO_SUCH_ROUND)
      const sections = new Map((await sectionsOf(database.read, round.id)).map((section) => [section.id, section]))
      const ofSections = (await stepsOfRound(database.read, round.id, MOST_STEPS + 1)).flatMap((step) => {
        const section = sections.get(step.sectionId)
        if (section === undefined) return []
        const { id, action, displayName, at, reason } = step
        // As in the events: everybody hears of a step, its reason only who may read the section.
        const told = maySection(person, 'read', section) ? reason : null
        return {
          key: `section-${id}`,
          action,
          section: { id: section.id, unitName: section.unitName },
          by: displayName,
          at,
          reason: told,
        }
      })
      const ofDepartment = (await departmentSteps(database.read, round.id, MOST_STEPS + 1)).map(
        ({ id, action, by, at, reason }) => ({ key: `department-${id}`, action, section: null, by, at, reason }),
      )
      const steps = [...ofSections, ...ofDepartment].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
      return reply.send({ steps: steps.slice(0, MOST_STEPS), more: steps.length > MOST_STEPS })
    },
  )

  app.get(
    '/api/years',
    { schema: { tags, summary: '各年度最近一轮的合计', response: { 200: YearSums, '4xx': ApiError } } },
    async (request, reply) => {
      if (!mayDepartment(personOf(request), 'consolidation.read')) return refuse(reply, FORBIDDEN)
      return reply.send(await yearSums(database.read, views))
    },
  )

  const step = (action: DepartmentAction) => {
    const take = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { round, reason }: { readonly round: string; readonly reason: string | null },
    ) => {
      const person = personOf(request)
      if ((await findRound(database.read, round)) === null) return refuse(reply, NO_SUCH_ROUND)
      const at = clock().toISOString()
      const moved = await departmentStep(database, { person, roundId: round, action, reason, at })
      if (!moved.ok) return refuse(reply, moved.error)
      await rightsChanged(moved.value.sections)
      notifications.departmentMoved({ at: clock().toISOString() })
      return reply.send({ round })
    }
    return take
  }
  const rightsChanged = async (sections: readonly Section[]) => {
    for (const { id } of sections) await collab.rightsChanged(id)
  }

  for (const [action, summary, body] of [
    ['lock', '锁定部门预算', DepartmentStepBody],
    ['publish', '公开部门预算', DepartmentStepBody],
    ['reopen', '重新打开部门预算，须说明理由', ReopenBody],
  ] as const) {
    const take = step(action)
    app.post(`/api/department/${action}`, { schema: { tags, summary, body, response } }, (request, reply) =>
      take(request, reply, request.body),
    )
  }

  app.post(
    '/api/rounds',
    { schema: { tags, summary: '结束本轮，以其副本开启下一轮', body: OpenRoundBody, response } },
    async (request, reply) => {
      const person = personOf(request)
      const { round } = request.body
      if ((await findRound(database.read, round)) === null) return refuse(reply, NO_SUCH_ROUND)
      const opened = await openNextRound(database, { person, roundId: round, at: clock().toISOString() })
      if (!opened.ok) return refuse(reply, opened.error)
      await rightsChanged(opened.value.closed)
      notifications.sectionsOpened({ at: clock().toISOString() })
      return reply.send({ round: opened.value.roundId })
    },
  )

  app.post(
    '/api/years',
    { schema: { tags, summary: '承接上年，开启下一年度', body: OpenYearBody, response } },
    async (request, reply) => {
      if ((await roundFor(database.read, undefined)) === null) return refuse(reply, NO_DEPARTMENT)
      const person = personOf(request)
      const { year } = request.body
      const opened = await openNextYear(database, { person, year, at: clock().toISOString() })
      if (!opened.ok) return refuse(reply, opened.error)
      notifications.sectionsOpened({ at: clock().toISOString() })
      return reply.send({ round: opened.value.roundId })
    },
  )
}

import { Board } from '@hesuan/shared/api/board.ts'
import { ApiError } from '@hesuan/shared/api/common.ts'
import {
  ClientIdGrant,
  type ReturnPoint,
  ReturnSection,
  SectionActionResult,
  SectionDetail,
  SectionParams,
  SubmissionResult,
  SubmitSection,
} from '@hesuan/shared/api/section.ts'
import { RoundQuery } from '@hesuan/shared/api/workflow.ts'
import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { SectionAction } from '@hesuan/shared/workflow/transitions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { decodeStateVector } from 'yjs'
import type { CollabService } from '../collab/collabService.ts'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { NO_DEPARTMENT } from '../consolidation/routes.ts'
import type { Metrics } from '../http/metrics.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, NO_SUCH_SECTION, type Refusal, refuse } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Database } from '../storage/database.ts'
import { standingReturns } from '../storage/sectionSteps.ts'
import { findSection } from '../storage/sections.ts'
import { boardFor } from './board.ts'
import { sectionDetail } from './sectionDetail.ts'
import { submitSection } from './submit.ts'
import { takeStep } from './takeStep.ts'

const NOT_A_STATE_VECTOR: Refusal = { code: 'bad-request', message: '请求内容不正确：stateVector' }

export interface SectionRoutesParts {
  readonly database: Database
  readonly collab: CollabService
  readonly views: DepartmentViews
  readonly notifications: Notifications
  readonly metrics: Metrics
  readonly clock: () => Date
}

/** The board, a section, and the steps of its workflow. */
export function sectionRoutes(instance: FastifyInstance, parts: SectionRoutesParts): void {
  const { database, collab, views, notifications, metrics, clock } = parts
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['sections']

  app.get(
    '/api/board',
    { schema: { tags, summary: '部门预算总览', querystring: RoundQuery, response: { 200: Board, '4xx': ApiError } } },
    async (request, reply) => {
      const board = await boardFor(personOf(request), request.query.round, { read: database.read, views, collab })
      return board === null ? refuse(reply, NO_DEPARTMENT) : reply.send(board)
    },
  )

  app.get(
    '/api/sections/:id',
    {
      schema: {
        tags,
        summary: '一个预算分册及本人的权限',
        params: SectionParams,
        response: { 200: SectionDetail, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const section = await findSection(database.read, request.params.id)
      if (section === null) return refuse(reply, NO_SUCH_SECTION)
      if (!maySection(person, 'read', section)) return refuse(reply, FORBIDDEN)
      const returned = await standingReturns(database.read, [section.id])
      return reply.send(sectionDetail(person, section, returned.get(section.id) ?? null))
    },
  )

  app.post(
    '/api/sections/:id/client-id',
    {
      schema: {
        tags,
        summary: '领取一个归属本人的 Yjs clientID',
        params: SectionParams,
        response: { 200: ClientIdGrant, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const section = await findSection(database.read, request.params.id)
      if (section === null) return refuse(reply, NO_SUCH_SECTION)
      if (!maySection(person, 'write', section)) return refuse(reply, FORBIDDEN)
      return reply.send({ clientId: await collab.grantClientId(section.id, person.userId) })
    },
  )

  app.post(
    '/api/sections/:id/submit',
    {
      schema: {
        tags,
        summary: '上报：快照、汇总与审核在同一事务中完成',
        params: SectionParams,
        body: SubmitSection,
        response: { 200: SubmissionResult, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const stateVector = Buffer.from(request.body.stateVector, 'base64')
      if (!isStateVector(stateVector)) return refuse(reply, NOT_A_STATE_VECTOR)
      const result = await submitSection({ database, collab, clock }, person, request.params.id, stateVector)
      metrics.observeSubmission(result.ok ? 'submitted' : result.error.code)
      if (!result.ok) return refuse(reply, result.error)
      const { at, ...submitted } = result.value
      await afterMove(person, { ...submitted, at, reason: null, consolidationChanged: true })
      return reply.send(submitted)
    },
  )

  const step = (action: Exclude<SectionAction, 'submit'>) => {
    const take = async (
      request: FastifyRequest,
      reply: FastifyReply,
      id: string,
      reason: string | null,
      points: readonly ReturnPoint[] = [],
    ) => {
      const person = personOf(request)
      const at = clock().toISOString()
      const result = await takeStep(database, { person, sectionId: id, action, reason, points, at })
      if (!result.ok) return refuse(reply, result.error)
      await afterMove(person, { id, reason, ...result.value })
      return reply.send({ id, status: result.value.status })
    }
    return take
  }

  const afterMove = async (person: SignedInPerson, moved: Moved) => {
    await collab.rightsChanged(moved.id)
    const { id: sectionId, at, status, reason } = moved
    notifications.sectionMoved({ sectionId, status, by: person.displayName, at, reason })
    if (moved.consolidationChanged) notifications.consolidationChanged({ sectionId, at })
  }

  const response = { 200: SectionActionResult, '4xx': ApiError }
  for (const [action, summary] of [
    ['withdraw', '撤回上报'],
    ['approve', '审核通过'],
    ['revise', '退回后重新编制'],
  ] as const) {
    const take = step(action)
    app.post(
      `/api/sections/:id/${action}`,
      { schema: { tags, summary, params: SectionParams, response } },
      (request, reply) => take(request, reply, request.params.id, null),
    )
  }
  const giveBack = step('return')
  app.post(
    '/api/sections/:id/return',
    { schema: { tags, summary: '退回，须说明理由', params: SectionParams, body: ReturnSection, response } },
    (request, reply) => giveBack(request, reply, request.params.id, request.body.reason, request.body.points),
  )
}

interface Moved {
  readonly id: string
  readonly status: SectionActionResult['status']
  readonly at: string
  readonly reason: string | null
  readonly consolidationChanged: boolean
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    decodeStateVector(bytes)
    return true
  } catch {
    // Whatever yjs can't decode is none; there is nothing else in it that could fail.
    return false
  }
}

import { randomUUID } from 'node:crypto'
import {
  CommentParams,
  CommentReply,
  CommentResult,
  CommentThreads,
  NewComment,
  SectionReaders,
  ThreadParams,
} from '@hesuan/shared/api/comments.ts'
import { ApiError } from '@hesuan/shared/api/common.ts'
import { SectionParams } from '@hesuan/shared/api/section.ts'
import type { Result } from '@hesuan/shared/result.ts'
import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { CollabService } from '../collab/collabService.ts'
import { rowLabeller } from '../consolidation/rowLabeller.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, NO_SUCH_SECTION, type Refusal, refuse } from '../http/refusal.ts'
import { peopleWhoMay } from '../identity/peopleWhoMay.ts'
import type { Notifications } from '../notifications/notifications.ts'
import { threadsOf } from '../storage/comments.ts'
import type { Database } from '../storage/database.ts'
import { findSection } from '../storage/sections.ts'
import { CommentActs } from './commentActs.ts'
import { threadView } from './threadView.ts'

export interface CommentRoutesParts {
  readonly database: Database
  readonly collab: Pick<CollabService, 'liveRows' | 'deletedRows'>
  readonly notifications: Pick<Notifications, 'commentsChanged'>
  readonly clock: () => Date
}

/** What people say about the cells of a section. */
export function commentRoutes(instance: FastifyInstance, parts: CommentRoutesParts): void {
  const { database, collab, notifications, clock } = parts
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['comments']
  const readable = async (request: FastifyRequest, id: string) => {
    const section = await findSection(database.read, id)
    if (section === null) return { section: null, refusal: NO_SUCH_SECTION }
    if (!maySection(personOf(request), 'read', section)) return { section: null, refusal: FORBIDDEN }
    return { section, refusal: null }
  }
  const acts = (request: FastifyRequest, id: string) =>
    new CommentActs({ database, clock, newId: randomUUID }, personOf(request), id)
  const answer = (reply: FastifyReply, sectionId: string, outcome: Result<{ readonly thread: string }, Refusal>) => {
    if (!outcome.ok) return refuse(reply, outcome.error)
    notifications.commentsChanged({ sectionId })
    return reply.send({ ...outcome.value })
  }

  app.get(
    '/api/sections/:id/comments',
    {
      schema: {
        tags,
        summary: '批注，最近有动静的在前',
        params: SectionParams,
        response: { 200: CommentThreads, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const { section, refusal } = await readable(request, request.params.id)
      if (section === null) return refuse(reply, refusal)
      const live = await collab.liveRows(section.id)
      const label = rowLabeller([...live, ...(await collab.deletedRows(section.id))], section.templateYear)
      const alive = new Set<string>(live.map(({ id }) => id))
      const threads = await threadsOf(database.read, section.id)
      return reply.send({
        threads: threads.map((thread) =>
          threadView(thread, { rowLabel: label(thread.row), rowDeleted: !alive.has(thread.row) }),
        ),
      })
    },
  )

  app.get(
    '/api/sections/:id/readers',
    {
      schema: {
        tags,
        summary: '能查看此分册的人，可在批注中提到',
        params: SectionParams,
        response: { 200: SectionReaders, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const { section, refusal } = await readable(request, request.params.id)
      if (section === null) return refuse(reply, refusal)
      return reply.send({ people: (await peopleWhoMay(database.read, 'read', section)).map((one) => ({ ...one })) })
    },
  )

  const response = { 200: CommentResult, '4xx': ApiError }
  app.post(
    '/api/sections/:id/comments',
    { schema: { tags, summary: '批注一个单元格', params: SectionParams, body: NewComment, response } },
    async (request, reply) => {
      const { id } = request.params
      const { section, refusal } = await readable(request, id)
      if (section === null) return refuse(reply, refusal)
      const { cell, ...said } = request.body
      return answer(reply, id, await acts(request, id).say(cell, said, await collab.liveRows(id)))
    },
  )
  app.post(
    '/api/sections/:id/comments/:thread/replies',
    { schema: { tags, summary: '答复', params: ThreadParams, body: CommentReply, response } },
    async (request, reply) => {
      const { id, thread } = request.params
      return answer(reply, id, await acts(request, id).reply(thread, request.body))
    },
  )
  app.put(
    '/api/sections/:id/comments/:thread/:comment',
    { schema: { tags, summary: '修改自己写的，原文保留', params: CommentParams, body: CommentReply, response } },
    async (request, reply) => {
      const { id, thread, comment } = request.params
      return answer(reply, id, await acts(request, id).edit(thread, comment, request.body))
    },
  )
  for (const [path, kind, summary] of [
    ['resolve', 'resolved', '标为已解决'],
    ['reopen', 'reopened', '重新打开'],
  ] as const) {
    app.post(
      `/api/sections/:id/comments/:thread/${path}`,
      { schema: { tags, summary, params: ThreadParams, response } },
      async (request, reply) => {
        const { id, thread } = request.params
        return answer(reply, id, await acts(request, id).settle(thread, kind))
      },
    )
  }
}

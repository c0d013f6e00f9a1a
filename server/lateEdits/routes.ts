import { ApiError } from '@hesuan/shared/api/common.ts'
import {
  DecideProposal,
  DiscardLateEdits,
  KeepLateEdits,
  KeptLateEdits,
  type LateEditClaim,
  LateEditsView,
  ProposeLateEdits,
} from '@hesuan/shared/api/lateEdits.ts'
import { SectionParams } from '@hesuan/shared/api/section.ts'
import { CELLS, ROWS } from '@hesuan/shared/section/document.ts'
import { type Actor, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { writeRight } from '../collab/access/writeRight.ts'
import { sectionRules } from '../collab/append/sectionRules.ts'
import type { CollabService } from '../collab/collabService.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, NO_SUCH_SECTION, type Refusal, refuse } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { readActors } from '../identity/readActors.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Database, Trx } from '../storage/database.ts'
import {
  discardLateEdits,
  findProposal,
  keepLateEdits,
  lateEditsOf,
  proposalsOf,
  propose,
  settleProposal,
} from '../storage/lateEdits.ts'
import { findSection, lockSection, type Section } from '../storage/sections.ts'
import { lateEditsView } from './lateEditsView.ts'

const NOT_YOURS: Refusal = { code: 'wrong-state', message: '这些修改已经处理过了，请刷新后再看' }
const NO_SUCH_PLACE: Refusal = { code: 'bad-request', message: '有的修改不在此分册可以填写的位置上' }
const NO_SUCH_PROPOSAL: Refusal = { code: 'not-found', message: '没有这条建议' }
const DECIDED: Refusal = { code: 'wrong-state', message: '这条建议已经处理过了，请刷新后再看' }
const NOT_AGREED: Refusal = { code: 'wrong-state', message: '审核人还没有同意这条建议' }
const NOT_OPEN: Refusal = { code: 'wrong-state', message: '该分册现在不能修改，退回并重新编制后才能写入' }

export interface LateEditsRoutesParts {
  readonly database: Database
  readonly collab: Pick<CollabService, 'liveRows'>
  readonly notifications: Pick<Notifications, 'lateEditsChanged'>
  readonly clock: () => Date
  readonly randomId: () => string
}

/** Edits that came too late: kept for their author, who may propose them to the reviewer. */
export function lateEditsRoutes(instance: FastifyInstance, parts: LateEditsRoutesParts): void {
  const { database, collab, notifications, clock, randomId } = parts
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['late-edits']
  const path = '/api/sections/:id/late-edits'
  const response = { 200: LateEditsView, '4xx': ApiError }

  const viewFor = async (person: SignedInPerson, section: Section) =>
    lateEditsView(person, section, await collab.liveRows(section.id), {
      mine: await lateEditsOf(database.read, section.id, person.userId),
      proposals: await proposalsOf(database.read, section.id),
    })
  /** Does something under the lock of a section, by the rights of that moment. */
  const underLock = (
    person: SignedInPerson,
    id: string,
    change: (trx: Trx, section: Section, actor: Actor, at: string) => Promise<Refusal | null>,
  ): Promise<Section | Refusal> =>
    database.write.transaction().execute(async (trx) => {
      const section = await lockSection(trx, database.dialect, id)
      if (section === null) return NO_SUCH_SECTION
      const actor = (await readActors(trx, [person.userId])).get(person.userId)
      if (actor === undefined || !maySection(actor, 'read', section)) return FORBIDDEN
      return (await change(trx, section, actor, clock().toISOString())) ?? section
    })

  app.get(
    path,
    { schema: { tags, summary: '本人的迟到修改，以及此分册的建议', params: SectionParams, response } },
    async (request, reply) => {
      const person = personOf(request)
      const section = await findSection(database.read, request.params.id)
      if (section === null) return refuse(reply, NO_SUCH_SECTION)
      if (!maySection(person, 'read', section)) return refuse(reply, FORBIDDEN)
      return reply.send(await viewFor(person, section))
    },
  )

  app.post(
    path,
    {
      schema: {
        tags,
        summary: '保留分册冻结后才送到的修改，重复发送不会重复保留',
        params: SectionParams,
        body: KeepLateEdits,
        response: { 200: KeptLateEdits, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const { edits } = request.body
      const done = await underLock(person, request.params.id, async (trx, section, actor, at) => {
        if (writeRight(actor, section) === 'none') return FORBIDDEN
        if (!edits.every((edit) => isPlace(edit, section))) return NO_SUCH_PLACE
        // Nothing is made after it has come, whatever the clock of its author says.
        const kept = edits.map((edit) => ({ ...edit, madeAt: edit.madeAt > at ? null : edit.madeAt }))
        await keepLateEdits(trx, { sectionId: section.id, userId: person.userId, at }, kept)
        return null
      })
      return 'code' in done ? refuse(reply, done) : reply.send({ kept: edits.length })
    },
  )

  app.post(
    `${path}/discard`,
    { schema: { tags, summary: '丢弃本人的迟到修改', params: SectionParams, body: DiscardLateEdits, response } },
    async (request, reply) => {
      const person = personOf(request)
      const done = await underLock(person, request.params.id, async (trx, section, _actor, at) => {
        await discardLateEdits(trx, { sectionId: section.id, userId: person.userId, at }, request.body.ids)
        return null
      })
      return 'code' in done ? refuse(reply, done) : reply.send(await viewFor(person, done))
    },
  )

  app.post(
    `${path}/propose`,
    {
      schema: {
        tags,
        summary: '把迟到修改作为建议交给审核人',
        params: SectionParams,
        body: ProposeLateEdits,
        response,
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const { ids, sentence } = request.body
      const done = await underLock(person, request.params.id, async (trx, section, _actor, at) => {
        const proposal = { id: randomId(), sectionId: section.id, userId: person.userId, sentence, at }
        return (await propose(trx, proposal, ids)) ? null : NOT_YOURS
      })
      if ('code' in done) return refuse(reply, done)
      notifications.lateEditsChanged({ sectionId: done.id })
      return reply.send(await viewFor(person, done))
    },
  )

  app.post(
    `${path}/decide`,
    {
      schema: {
        tags,
        summary: '同意或不同意一条建议，或记下它已写入',
        params: SectionParams,
        body: DecideProposal,
        response,
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const { proposal: id, decision, note } = request.body
      const done = await underLock(person, request.params.id, async (trx, section, actor, at) => {
        const right = decision === 'applied' ? writeRight(actor, section) : rightToDecide(actor, section)
        if (right === 'none') return FORBIDDEN
        const proposal = await findProposal(trx, section.id, id)
        if (proposal === null) return NO_SUCH_PROPOSAL
        if (decision === 'applied' && proposal.status !== 'agreed') {
          return proposal.status === 'open' ? NOT_AGREED : DECIDED
        }
        if (decision !== 'applied' && proposal.status !== 'open') return DECIDED
        if (right === 'frozen') return NOT_OPEN
        await settleProposal(trx, { id, decision, userId: person.userId, at, note })
        return null
      })
      if ('code' in done) return refuse(reply, done)
      notifications.lateEditsChanged({ sectionId: done.id })
      return reply.send(await viewFor(person, done))
    },
  )
}

/** Whoever may return a section decides what is proposed for it. */
const rightToDecide = (actor: Actor, section: Section): 'granted' | 'none' =>
  maySection(actor, 'return', section) ? 'granted' : 'none'

/** Whether people may write there, by the template of the section. */
function isPlace({ row, column }: LateEditClaim, { templateYear, kind }: Section): boolean {
  const { schema } = sectionRules(templateYear, kind)
  return (
    (column.startsWith('@') ? schema(ROWS, `${row}:${column.slice(1)}`) : schema(CELLS, `${row}:${column}`)) !== null
  )
}

import { ApiError } from '@hesuan/shared/api/common.ts'
import { CHANGE_KINDS, type HistoryEntry, HistoryPage, HistoryQuery } from '@hesuan/shared/api/history.ts'
import { SectionParams } from '@hesuan/shared/api/section.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { CollabService } from '../collab/collabService.ts'
import { rowLabeller } from '../consolidation/rowLabeller.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, NO_SUCH_SECTION, type Refusal, refuse } from '../http/refusal.ts'
import type { Queryable } from '../storage/database.ts'
import { type ChangeRow, newestChanges } from '../storage/history.ts'
import { stepsOf } from '../storage/sectionSteps.ts'
import { findSection } from '../storage/sections.ts'

const NOT_A_CELL: Refusal = { code: 'bad-request', message: '请求内容不正确：cell' }

/** Who changed what, and when. */
export function historyRoutes(
  instance: FastifyInstance,
  { read, collab }: { readonly read: Queryable; readonly collab: Pick<CollabService, 'liveRows' | 'deletedRows'> },
): void {
  instance.withTypeProvider<ZodTypeProvider>().get(
    '/api/sections/:id/history',
    {
      schema: {
        tags: ['history'],
        summary: '修改记录，由新到旧',
        params: SectionParams,
        querystring: HistoryQuery,
        response: { 200: HistoryPage, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const section = await findSection(read, request.params.id)
      if (section === null) return refuse(reply, NO_SUCH_SECTION)
      if (!maySection(personOf(request), 'history', section)) return refuse(reply, FORBIDDEN)
      const { before, limit, cell, author } = request.query
      const place = cell === undefined ? undefined : parseCellKey(cell)
      if (place === null) return refuse(reply, NOT_A_CELL)
      const { changes, more } = await newestChanges(
        read,
        section.id,
        {
          ...(before === undefined ? {} : { before }),
          ...(author === undefined ? {} : { author }),
          ...(place === undefined ? {} : { cell: { row: place.row, column: place.column } }),
        },
        limit,
      )
      // Of one cell alone no step is told: it is about all of them.
      const oldest = more ? (changes.at(-1)?.sequence ?? 0) : 0
      const steps =
        place === undefined
          ? await stepsOf(read, section.id, {
              from: oldest,
              ...(before === undefined ? {} : { before }),
              ...(author === undefined ? {} : { author }),
            })
          : []
      const rows = [...(await collab.liveRows(section.id)), ...(await collab.deletedRows(section.id))]
      const label = rowLabeller(rows, section.templateYear)
      return reply.send({
        entries: changes.map((change) => entryOf(change, label(change.row))),
        steps: steps.map(({ id, sequence, action, to, userId, displayName, at, reason }) => ({
          id,
          sequence,
          action,
          to,
          author: { userId, displayName },
          at,
          reason,
        })),
        more,
      })
    },
  )
}

function entryOf(change: ChangeRow, label: string): HistoryEntry {
  const how = CHANGE_KINDS.find((kind) => kind === change.how)
  if (how === undefined) throw new Error(`the history holds an unknown kind of change: ${change.how}`)
  return {
    sequence: change.sequence,
    sheet: change.sheet,
    row: change.row,
    column: change.column,
    before: change.before,
    after: change.after,
    author: { userId: change.userId, displayName: change.displayName },
    at: change.at,
    madeAt: change.madeAt,
    how,
    act: change.act,
    conflict: change.conflictKind === null ? null : { kind: change.conflictKind, other: change.conflictOther ?? '' },
    settled: change.settled,
    rowLabel: label,
  }
}

import { ApiError } from '@hesuan/shared/api/common.ts'
import { type SectionConflict, SectionConflicts } from '@hesuan/shared/api/conflicts.ts'
import { SectionParams } from '@hesuan/shared/api/section.ts'
import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { CollabService } from '../collab/collabService.ts'
import { rowLabeller } from '../consolidation/rowLabeller.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, NO_SUCH_SECTION, refuse } from '../http/refusal.ts'
import { type OpenConflict, openConflictsOf } from '../storage/conflicts.ts'
import type { Queryable } from '../storage/database.ts'
import { findSection } from '../storage/sections.ts'

/** The cells of a section that wait to be settled. */
export function conflictRoutes(
  instance: FastifyInstance,
  { read, collab }: { readonly read: Queryable; readonly collab: Pick<CollabService, 'liveRows' | 'deletedRows'> },
): void {
  instance.withTypeProvider<ZodTypeProvider>().get(
    '/api/sections/:id/conflicts',
    {
      schema: {
        tags: ['sections'],
        summary: '尚未处理的同格冲突',
        params: SectionParams,
        response: { 200: SectionConflicts, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const section = await findSection(read, request.params.id)
      if (section === null) return refuse(reply, NO_SUCH_SECTION)
      if (!maySection(personOf(request), 'read', section)) return refuse(reply, FORBIDDEN)
      const rows = [...(await collab.liveRows(section.id)), ...(await collab.deletedRows(section.id))]
      const label = rowLabeller(rows, section.templateYear)
      const conflicts = await openConflictsOf(read, [section.id])
      return reply.send({ conflicts: conflicts.map((conflict) => conflictText(conflict, label(conflict.row))) })
    },
  )
}

const conflictText = ({ id, row, column, openedAt, standing }: OpenConflict, rowLabel: string): SectionConflict => ({
  id,
  cell: `${row}:${column}`,
  openedAt,
  rowLabel,
  rivals: standing.map(({ change, value, userId, displayName, at }) => ({
    change,
    value,
    author: { userId, displayName },
    at,
  })),
})

import { ApiError } from '@hesuan/shared/api/common.ts'
import { type Notice, Notices, NoticesQuery, ReadNotices, UnreadNotices } from '@hesuan/shared/api/notices.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import { type Actor, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { CollabService } from '../collab/collabService.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { rowLabeller } from '../consolidation/rowLabeller.ts'
import { personOf } from '../http/person.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { markNoticesRead, noticesOf, type StoredNotice, unreadOf } from '../storage/notices.ts'
import { allSections, type Section } from '../storage/sections.ts'

export interface NoticeRoutesParts {
  readonly database: Database
  readonly collab: Pick<CollabService, 'liveRows' | 'deletedRows'>
  readonly clock: () => Date
}

/** What a person has to know: their own notices, and nobody else's. */
export function noticeRoutes(instance: FastifyInstance, { database, collab, clock }: NoticeRoutesParts): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['notices']

  app.get(
    '/api/notices',
    {
      schema: {
        tags,
        summary: '本人的消息，由新到旧',
        querystring: NoticesQuery,
        response: { 200: Notices, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      const sections = await readableSections(database.read, person)
      const ids = sections.map(({ id }) => id)
      const { before, limit } = request.query
      const { notices, more } = await noticesOf(database.read, person.userId, ids, { before: before ?? null, limit })
      const name = await placeNamer(collab, sections, notices)
      return reply.send({
        notices: notices.flatMap((notice) => noticeView(notice, sections, name) ?? []),
        unread: await unreadOf(database.read, person.userId, ids),
        more,
      })
    },
  )

  app.post(
    '/api/notices/read',
    {
      schema: { tags, summary: '标为已读', body: ReadNotices, response: { 200: UnreadNotices, '4xx': ApiError } },
    },
    async (request, reply) => {
      const person = personOf(request)
      await markNoticesRead(database.write, person.userId, request.body, clock().toISOString())
      const ids = (await readableSections(database.read, person)).map(({ id }) => id)
      return reply.send({ unread: await unreadOf(database.read, person.userId, ids) })
    },
  )
}

/** Whoever has lost the right to read a section hears no more of it, not even of what was. */
async function readableSections(read: Queryable, person: Actor): Promise<readonly Section[]> {
  const sections = await allSections(read)
  return sections.filter((section) => maySection(person, 'read', section))
}

type PlaceNamer = (section: Section, cell: string) => string

async function placeNamer(
  collab: NoticeRoutesParts['collab'],
  sections: readonly Section[],
  notices: readonly StoredNotice[],
): Promise<PlaceNamer> {
  const labels = new Map<string, (row: string) => string>()
  for (const { id, templateYear } of sections) {
    if (!notices.some(({ sectionId, cell }) => sectionId === id && cell !== null)) continue
    const rows = [...(await collab.liveRows(id)), ...(await collab.deletedRows(id))]
    labels.set(id, rowLabeller(rows, templateYear))
  }
  return ({ id, templateYear }, cell) => {
    const place = parseCellKey(cell)
    const sheet = templateFor(templateYear).sheets.find((one) => one.id === place?.sheet)
    if (place === null || sheet === undefined) return cell
    const title = columnOf(sheet, place.column)?.title ?? place.column
    return [sheet.title, labels.get(id)?.(place.row) ?? '', title].filter((part) => part !== '').join(' · ')
  }
}

function noticeView(notice: StoredNotice, sections: readonly Section[], name: PlaceNamer): Notice | null {
  const section = sections.find(({ id }) => id === notice.sectionId)
  if (section === undefined) return null
  const { id, kind, cell, cells, byName, at, text, read } = notice
  return {
    id,
    kind,
    section: { id: section.id, unitName: section.unitName },
    cell,
    cells,
    place: cell === null ? '' : name(section, cell),
    by: byName,
    at,
    text,
    read,
  }
}

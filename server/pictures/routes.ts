import { ApiError } from '@hesuan/shared/api/common.ts'
import { ConsolidationQuery } from '@hesuan/shared/api/consolidation.ts'
import { FindingsOverTime, UnitHeads } from '@hesuan/shared/api/pictures.ts'
import { RoundQuery } from '@hesuan/shared/api/workflow.ts'
import { headCount } from '@hesuan/shared/pictures/headCount.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { NO_DEPARTMENT } from '../consolidation/routes.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, refuse } from '../http/refusal.ts'
import { readableUnits } from '../sections/readableUnits.ts'
import type { Queryable } from '../storage/database.ts'
import { roundFor } from '../storage/departments.ts'
import { sectionsOf } from '../storage/sections.ts'
import { findingsOverTime } from './findingsOverTime.ts'

/** What pictures show beside the published tables. */
export function pictureRoutes(
  instance: FastifyInstance,
  { read, views }: { readonly read: Queryable; readonly views: DepartmentViews },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['pictures']

  app.get(
    '/api/pictures/findings',
    {
      schema: {
        tags,
        summary: '一个轮次中历次汇总的检查结果数量',
        querystring: RoundQuery,
        response: { 200: FindingsOverTime, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'findings.read')) return refuse(reply, FORBIDDEN)
      const round = await roundFor(read, request.query.round)
      if (round === null) return refuse(reply, NO_DEPARTMENT)
      return reply.send(await findingsOverTime(read, round, person))
    },
  )

  app.get(
    '/api/pictures/heads',
    {
      schema: {
        tags,
        summary: '各单位人数（仅限有权阅读的分册）',
        querystring: ConsolidationQuery,
        response: { 200: UnitHeads, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const { basis, round: roundId } = request.query
      const round = await roundFor(read, roundId)
      if (round === null) return refuse(reply, NO_DEPARTMENT)
      const sections = await sectionsOf(read, round.id)
      const mayRead = readableUnits(person, sections)
      const { input } = await views.view(round, basis)
      const rows = new Map(input.snapshots.map((snapshot) => [snapshot.unitCode, snapshot.rows]))
      return reply.send({
        basis,
        units: sections
          .filter(({ kind, unitCode }) => kind === 'unit' && mayRead(unitCode))
          .map(({ id, unitCode }) => {
            const known = headCount(rows.get(unitCode) ?? [])
            return { unitCode, sectionId: id, heads: known?.heads.toFixed() ?? null, from: known?.from ?? null }
          }),
      })
    },
  )
}

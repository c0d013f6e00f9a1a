import { ApiError } from '@hesuan/shared/api/common.ts'
import {
  CompareStates,
  Comparison,
  ComparisonQuery,
  SideBySide,
  SideBySideQuery,
  TraceInState,
} from '@hesuan/shared/api/compare.ts'
import { TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { RoundQuery } from '@hesuan/shared/api/workflow.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { NO_DEPARTMENT } from '../consolidation/routes.ts'
import { traceOf } from '../consolidation/trace.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, type Refusal, refuse } from '../http/refusal.ts'
import { readableUnits } from '../sections/readableUnits.ts'
import type { Queryable } from '../storage/database.ts'
import { roundFor } from '../storage/departments.ts'
import { comparisonOf, createComparer } from './comparison.ts'
import { createDepartmentStates } from './departmentStates.ts'
import { sideBySideOf } from './sideBySide.ts'

const NO_SUCH_STATE: Refusal = { code: 'not-found', message: '没有这个可对比的版本，请重新选择' }
const NO_SUCH_FIGURE: Refusal = { code: 'not-found', message: '这个版本的表中没有这个数，可能刚被修改，请刷新后再试' }
const REBUILT_OTHERWISE: Refusal = {
  code: 'wrong-state',
  message: '按当时上报的分册重新汇总，得不到当时保存的这个数（汇总规则后来有变），不能列出来源',
}

/** Any two states of the department beside each other, and its units. */
export function compareRoutes(
  instance: FastifyInstance,
  { read, views }: { readonly read: Queryable; readonly views: DepartmentViews },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['compare']
  const states = createDepartmentStates(read, views)
  const differencesOf = createComparer()

  app.get(
    '/api/compare/states',
    {
      schema: {
        tags,
        summary: '可对比的版本：各轮次的草稿与历次上报、退回后的汇总',
        querystring: RoundQuery,
        response: { 200: CompareStates, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      if (!mayDepartment(personOf(request), 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const round = await roundFor(read, request.query.round)
      return round === null ? refuse(reply, NO_DEPARTMENT) : reply.send(await states.list(round))
    },
  )

  app.get(
    '/api/compare',
    {
      schema: {
        tags,
        summary: '任意两个版本的汇总表逐数对比',
        querystring: ComparisonQuery,
        response: { 200: Comparison, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      if (!mayDepartment(personOf(request), 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const left = await states.load(request.query.left)
      const right = await states.load(request.query.right)
      if (left === null || right === null) return refuse(reply, NO_SUCH_STATE)
      return reply.send(comparisonOf(left, right, differencesOf(left.tables, right.tables), request.query))
    },
  )

  app.get(
    '/api/compare/units',
    {
      schema: {
        tags,
        summary: '一个版本中各单位并列',
        querystring: SideBySideQuery,
        response: { 200: SideBySide, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      if (!mayDepartment(personOf(request), 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const state = await states.load(request.query.state)
      return state === null ? refuse(reply, NO_SUCH_STATE) : reply.send(sideBySideOf(state, request.query))
    },
  )

  app.post(
    '/api/compare/trace',
    {
      schema: {
        tags,
        summary: '追溯某个版本中的一个数到当时的单元格',
        body: TraceInState,
        response: { 200: TraceResult, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const { state: id, table, copy, row, column } = request.body
      const loaded = await states.load(id)
      if (loaded === null) return refuse(reply, NO_SUCH_STATE)
      const stored = loaded.tables
        .find((one) => one.id === table && one.copy === copy)
        ?.rows.find(({ key }) => key === row)?.cells[column]
      if (stored?.value == null) return refuse(reply, NO_SUCH_FIGURE)
      const traced = traceOf(await loaded.view(), { table, copy, row, column }, readableUnits(person, loaded.sections))
      // What is shown as the source must be the source of what was stored, never of what would come out today.
      if (traced === null || traced.value !== stored.value) return refuse(reply, REBUILT_OTHERWISE)
      return reply.send(traced)
    },
  )
}

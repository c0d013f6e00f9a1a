import { ApiError, SectionIdText } from '@hesuan/shared/api/common.ts'
import {
  type Basis,
  ConsolidationQuery,
  ConsolidationView,
  FindingsView,
  TraceFigure,
  TraceResult,
} from '@hesuan/shared/api/consolidation.ts'
import { DepartmentInputView } from '@hesuan/shared/api/departmentInput.ts'
import { coverageOf } from '@hesuan/shared/checks/coverage.ts'
import type { CheckResult } from '@hesuan/shared/checks/rule.ts'
import { type Actor, mayDepartment, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { knownCeilings, mayKnowDepartmentCeiling } from '../ceilings/knownCeilings.ts'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, NO_SUCH_SECTION, type Refusal, refuse } from '../http/refusal.ts'
import { readableUnits } from '../sections/readableUnits.ts'
import type { Queryable } from '../storage/database.ts'
import { type CurrentRound, roundFor } from '../storage/departments.ts'
import { findSection, type Section, sectionsOf } from '../storage/sections.ts'
import { rulesAboutCeilings } from './aboutCeilings.ts'
import type { DepartmentView } from './departmentView.ts'
import type { DepartmentViews } from './departmentViews.ts'
import { isOf } from './openFindings.ts'
import { traceOf } from './trace.ts'
import { findingText, tableText } from './wire.ts'

const FindingsQuery = ConsolidationQuery.extend({ sectionId: SectionIdText.optional() })
/** Of the round that a section is in, or of one by its id. */
const DepartmentInputQuery = ConsolidationQuery.extend({ section: SectionIdText.optional() })

export const NO_DEPARTMENT: Refusal = { code: 'not-found', message: '还没有部门预算数据，请先导入' }
const NO_SUCH_FIGURE: Refusal = { code: 'not-found', message: '表中没有这个数，可能刚被修改，请刷新后再试' }

/** The department's tables, their checks and where their figures come from. */
export function consolidationRoutes(
  instance: FastifyInstance,
  { read, views }: { readonly read: Queryable; readonly views: DepartmentViews },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['consolidation']

  const load = async (basis: Basis, roundId: string | undefined): Promise<Loaded | null> => {
    const round = await roundFor(read, roundId)
    if (round === null) return null
    const sections = await sectionsOf(read, round.id)
    return { round, sections, view: await views.view(round, basis) }
  }

  app.get(
    '/api/consolidation',
    {
      schema: {
        tags,
        summary: '公开表：由各分册汇总的部门预算各表',
        querystring: ConsolidationQuery,
        response: { 200: ConsolidationView, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      if (!mayDepartment(personOf(request), 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const { basis, round } = request.query
      const loaded = await load(basis, round)
      if (loaded === null) return refuse(reply, NO_DEPARTMENT)
      const { view } = loaded
      return reply.send({ basis, at: view.at, sources: view.sources, tables: view.tables().map(tableText) })
    },
  )

  app.post(
    '/api/consolidation/trace',
    {
      schema: {
        tags,
        summary: '追溯公开表中的一个数到单元格',
        body: TraceFigure,
        response: { 200: TraceResult, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const loaded = await load(request.body.basis, request.body.round)
      if (loaded === null) return refuse(reply, NO_DEPARTMENT)
      const traced = traceOf(loaded.view, request.body, readableUnits(person, loaded.sections))
      return traced === null ? refuse(reply, NO_SUCH_FIGURE) : reply.send(traced)
    },
  )

  app.get(
    '/api/findings',
    {
      schema: {
        tags,
        summary: '勾稽审核结果',
        querystring: FindingsQuery,
        response: { 200: FindingsView, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'findings.read')) return refuse(reply, FORBIDDEN)
      const { basis, sectionId, round } = request.query
      const section = sectionId === undefined ? undefined : await findSection(read, sectionId)
      const loaded = await load(basis, section?.roundId ?? round)
      if (loaded === null) return refuse(reply, NO_DEPARTMENT)
      const { sections, view } = loaded
      if (section !== undefined) {
        if (section === null) return refuse(reply, NO_SUCH_SECTION)
        if (!maySection(person, 'read', section)) return refuse(reply, FORBIDDEN)
      }
      const mayRead = readableUnits(person, sections)
      const { results, findings } = view.outcome()
      // What concerns one unit is for those who may read it; what concerns the department is for everybody here, but for
      // its ceiling.
      const aboutCeilings = rulesAboutCeilings(view.source.template)
      const visible = ({ rule, bindings }: Pick<CheckResult, 'rule' | 'bindings'>) =>
        bindings.unit === undefined
          ? mayKnowDepartmentCeiling(person) || !aboutCeilings.has(rule)
          : mayRead(bindings.unit)
      const shown = findings.filter((finding) => visible(finding) && (section === undefined || isOf(finding, section)))
      const listed = new Set(findings.map(({ identity }) => identity))
      const others = results.filter(
        (result) =>
          !listed.has(result.identity) &&
          visible(result) &&
          (section === undefined || result.bindings.unit === section.unitCode),
      )
      return reply.send({
        basis,
        at: view.at,
        coverage: coverageOf([...shown, ...others]),
        findings: shown.map((finding) => findingText(finding, view.source, mayRead)),
        others,
      })
    },
  )

  app.get(
    '/api/department-input',
    {
      schema: {
        tags,
        summary: '浏览器实时计算所需的数据（仅限有权阅读的分册）',
        querystring: DepartmentInputQuery,
        response: { 200: DepartmentInputView, '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const person = personOf(request)
      if (!mayDepartment(person, 'consolidation.read')) return refuse(reply, FORBIDDEN)
      const { basis, round, section: sectionId } = request.query
      const section = sectionId === undefined ? null : await findSection(read, sectionId)
      if (sectionId !== undefined && section === null) return refuse(reply, NO_SUCH_SECTION)
      const loaded = await load(basis, section?.roundId ?? round)
      if (loaded === null) return refuse(reply, NO_DEPARTMENT)
      return reply.send(departmentInputView(basis, loaded, person))
    },
  )
}

interface Loaded {
  readonly round: CurrentRound
  readonly sections: readonly Section[]
  readonly view: DepartmentView
}

function departmentInputView(basis: Basis, { sections, view }: Loaded, person: Actor): DepartmentInputView {
  const mayRead = readableUnits(person, sections)
  const { year, department, units, snapshots, printed, ceilings } = view.input
  const complete = sections.every(({ unitCode }) => mayRead(unitCode))
  return {
    basis,
    at: view.at,
    year,
    department,
    units,
    snapshots: snapshots.flatMap((snapshot) => {
      const section = sections.find(({ unitCode }) => unitCode === snapshot.unitCode)
      return section === undefined || !mayRead(snapshot.unitCode) ? [] : [{ sectionId: section.id, ...snapshot }]
    }),
    printed: printed ?? [],
    ruleSettings: view.settings.map(({ rule, part, enabled, severity, tolerance, parameter }) => ({
      rule,
      part,
      enabled,
      severity,
      tolerance: tolerance?.kind === 'amount' ? tolerance : null,
      parameter,
    })),
    ceilings: knownCeilings(ceilings ?? [], person, mayRead).map(({ unit, kind, amount }) => ({ unit, kind, amount })),
    complete,
    tables: complete ? null : view.tables().map(tableText),
  }
}

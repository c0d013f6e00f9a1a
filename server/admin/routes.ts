import {
  Administration,
  AdminRules,
  AdminUserParams,
  ChangeAdminUser,
  NewAdminUser,
  NewUnit,
  OneTimePassword,
  RenameUnit,
  SetRule,
  UnitParams,
  YearParams,
} from '@hesuan/shared/api/admin.ts'
import { ApiError } from '@hesuan/shared/api/common.ts'
import type { Result } from '@hesuan/shared/result.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { personOf } from '../http/person.ts'
import { FORBIDDEN, type Refusal, refuse } from '../http/refusal.ts'
import type { Notifications } from '../notifications/notifications.ts'
import { adminEvents } from '../storage/administration.ts'
import type { Database } from '../storage/database.ts'
import { allRounds, roundOf } from '../storage/departments.ts'
import { People, type PeopleParts } from './people.ts'
import { NO_SUCH_YEAR, rulesOfYear, setRule } from './rules.ts'
import { addUnit, renameUnit } from './units.ts'

export interface AdminRoutesParts extends PeopleParts {
  readonly database: Database
  readonly notifications: Pick<Notifications, 'departmentMoved' | 'sectionsOpened'>
}

/** Users, units, years and the settings of rules: for administrators, every change of them in a record. */
export function adminRoutes(instance: FastifyInstance, parts: AdminRoutesParts): void {
  const { database, notifications, clock, accounts } = parts
  const { read } = database
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['administration']
  const now = () => clock().toISOString()
  app.addHook('preHandler', async (request, reply) =>
    mayDepartment(personOf(request), 'administration') ? undefined : refuse(reply, FORBIDDEN),
  )

  const overview = async (): Promise<Administration> => {
    const years: Administration['years'] = []
    for (const { id, year, name, open } of await allRounds(read)) {
      const known = years.find((one) => one.year === year)
      if (known !== undefined) known.rounds.push({ name, open })
      else {
        const { templateYear, department } = await roundOf(read, id)
        years.push({ year, templateYear, status: department.status, rounds: [{ name, open }] })
      }
    }
    return {
      users: (await accounts.listUsers()).map((user) => ({ ...user, units: [...user.units] })),
      units: await read.selectFrom('units').select(['code', 'name']).orderBy('position').execute(),
      years,
      events: await adminEvents(read),
    }
  }
  const response = { 200: Administration, '4xx': ApiError }
  const answer = async (reply: FastifyReply, done: Result<unknown, Refusal>) =>
    done.ok ? reply.send(await overview()) : refuse(reply, done.error)
  /** What everybody sees may be called or counted otherwise now. */
  const told = <T>(done: Result<T, Refusal>): Result<T, Refusal> => {
    if (done.ok) notifications.departmentMoved({ at: now() })
    return done
  }

  app.get('/api/admin', { schema: { tags, summary: '用户、单位、年度与操作记录', response } }, async (_, reply) =>
    reply.send(await overview()),
  )

  const password = { 200: OneTimePassword, '4xx': ApiError }
  app.post(
    '/api/admin/users',
    { schema: { tags, summary: '新增用户，密码只显示一次', body: NewAdminUser, response: password } },
    async (request, reply) => {
      const added = await new People(parts, personOf(request)).add(request.body)
      return added.ok ? reply.send(added.value) : refuse(reply, added.error)
    },
  )
  app.post(
    '/api/admin/users/:username/password',
    { schema: { tags, summary: '重置密码，新密码只显示一次', params: AdminUserParams, response: password } },
    async (request, reply) => {
      const reset = await new People(parts, personOf(request)).resetPassword(request.params.username)
      return reset.ok ? reply.send(reset.value) : refuse(reply, reset.error)
    },
  )
  app.put(
    '/api/admin/users/:username',
    { schema: { tags, summary: '修改姓名、角色、单位', params: AdminUserParams, body: ChangeAdminUser, response } },
    async (request, reply) =>
      answer(reply, await new People(parts, personOf(request)).change(request.params.username, request.body)),
  )
  app.post(
    '/api/admin/users/:username/disable',
    { schema: { tags, summary: '停用用户', params: AdminUserParams, response } },
    async (request, reply) =>
      answer(reply, await new People(parts, personOf(request)).disable(request.params.username)),
  )
  app.post(
    '/api/admin/users/:username/enable',
    { schema: { tags, summary: '启用用户', params: AdminUserParams, response } },
    async (request, reply) => answer(reply, await new People(parts, personOf(request)).enable(request.params.username)),
  )

  app.post(
    '/api/admin/units',
    { schema: { tags, summary: '新增单位', body: NewUnit, response } },
    async (request, reply) => {
      const added = await addUnit(database, personOf(request), request.body, now())
      if (added.ok) notifications.sectionsOpened({ at: now() })
      return answer(reply, added)
    },
  )
  app.put(
    '/api/admin/units/:code',
    { schema: { tags, summary: '单位更名', params: UnitParams, body: RenameUnit, response } },
    async (request, reply) => {
      const named = { code: request.params.code, name: request.body.name }
      return answer(reply, told(await renameUnit(database, personOf(request), named, now())))
    },
  )

  const rules = { 200: AdminRules, '4xx': ApiError }
  app.get(
    '/api/admin/rules/:year',
    { schema: { tags, summary: '一个年度的审核规则及设置', params: YearParams, response: rules } },
    async (request, reply) => {
      const { year } = request.params
      const known = await rulesOfYear(read, year)
      return known === null ? refuse(reply, NO_SUCH_YEAR) : reply.send({ year, rules: [...known] })
    },
  )
  app.put(
    '/api/admin/rules/:year',
    {
      schema: {
        tags,
        summary: '设置一条规则：启停、级别、容差、参数',
        params: YearParams,
        body: SetRule,
        response: rules,
      },
    },
    async (request, reply) => {
      const { year } = request.params
      const done = told(await setRule(database, personOf(request), { year, setting: request.body, at: now() }))
      if (!done.ok) return refuse(reply, done.error)
      return reply.send({ year, rules: [...((await rulesOfYear(read, year)) ?? [])] })
    },
  )
}

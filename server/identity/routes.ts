import { ApiError } from '@hesuan/shared/api/common.ts'
import { SignedIn, SignIn } from '@hesuan/shared/api/session.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { refuse, SIGNED_OUT } from '../http/refusal.ts'
import type { Queryable } from '../storage/database.ts'
import type { Identity, SignedInPerson } from './identity.ts'

const tags = ['session']

/** Signing in, signing out, and who one is. */
export function sessionRoutes(
  instance: FastifyInstance,
  { identity, read }: { readonly identity: Identity; readonly read: Queryable },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/api/session',
    { schema: { tags, summary: '登录', body: SignIn, response: { 200: SignedIn, '4xx': ApiError } } },
    async (request, reply) => {
      const result = await identity.signIn(request.body, request.headers)
      if (!result.ok) return refuse(reply, result.error)
      reply.header('set-cookie', [...result.value.setCookie])
      return reply.send(await signedIn(read, result.value.person))
    },
  )

  app.get(
    '/api/session',
    { schema: { tags, summary: '当前登录的人', response: { 200: SignedIn, '4xx': ApiError } } },
    async (request, reply) => {
      const person = await identity.anybodyOf(request.headers)
      return person === null ? refuse(reply, SIGNED_OUT) : reply.send(await signedIn(read, person))
    },
  )

  app.delete(
    '/api/session',
    { schema: { tags, summary: '退出登录', response: { 204: z.null(), '4xx': ApiError } } },
    async (request, reply) => {
      reply.header('set-cookie', [...(await identity.signOut(request.headers))])
      return reply.code(204).send(null)
    },
  )
}

async function signedIn(read: Queryable, person: SignedInPerson): Promise<SignedIn> {
  const units =
    person.units.length === 0
      ? []
      : await read
          .selectFrom('units')
          .select(['code', 'name'])
          .where('code', 'in', person.units)
          .orderBy('position')
          .execute()
  const { userId, username, displayName, role, mustChangePassword } = person
  return { userId, username, displayName, role, units, mustChangePassword }
}

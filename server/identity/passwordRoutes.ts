import { ApiError } from '@hesuan/shared/api/common.ts'
import { ChangePassword } from '@hesuan/shared/api/session.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { personOf } from '../http/person.ts'
import { refuse } from '../http/refusal.ts'
import type { Identity } from './identity.ts'

/** People change their own password, and nobody else's. */
export function passwordRoutes(
  instance: FastifyInstance,
  { identity }: { readonly identity: Pick<Identity, 'changePassword'> },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  app.put(
    '/api/session/password',
    {
      schema: {
        tags: ['session'],
        summary: '修改自己的密码',
        body: ChangePassword,
        response: { 204: z.null(), '4xx': ApiError },
      },
    },
    async (request, reply) => {
      const user = personOf(request).username
      const result = await identity.changePassword(request.body, request.headers)
      if (!result.ok) {
        request.log.warn({ user, refused: result.error.code }, 'a password was not changed')
        return refuse(reply, result.error)
      }
      request.log.info({ user }, 'a password was changed by its person, other sessions ended')
      return reply.code(204).send(null)
    },
  )
}

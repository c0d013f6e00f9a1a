import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Queryable } from '../storage/database.ts'
import type { Metrics } from './metrics.ts'

const Health = z.object({
  /** The process answers. */
  alive: z.literal(true),
  /** It can do its work: the database answers. */
  ready: z.boolean(),
})

/** For whoever watches the server. */
export function healthRoutes(
  instance: FastifyInstance,
  { read, metrics }: { readonly read: Queryable; readonly metrics: Metrics },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['operating']
  app.get(
    '/api/health',
    { schema: { tags, summary: '服务是否可用', response: { 200: Health, 503: Health } } },
    async (request, reply) => {
      try {
        await sql`select 1`.execute(read)
        return reply.send({ alive: true, ready: true })
      } catch (error) {
        request.log.error({ err: error }, 'the database does not answer')
        return reply.code(503).send({ alive: true, ready: false })
      }
    },
  )
  app.get(
    '/api/metrics',
    { schema: { tags, summary: 'Prometheus 指标', response: { 200: z.string() } } },
    async (_, reply) => {
      const text = await metrics.registry.metrics()
      return reply.type(metrics.registry.contentType).serializer(String).send(text)
    },
  )
}

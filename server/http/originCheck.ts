import type { FastifyInstance } from 'fastify'
import { refuse } from './refusal.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses requests that change something and come from a page of somebody else. Browsers always say where such a
 * request comes from; whatever sends no Origin is no browser, and nobody can trick it into using a person's cookie.
 */
export function installOriginCheck(app: FastifyInstance, allowed: () => readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (SAFE_METHODS.has(request.method) || origin === undefined || allowed().includes(origin)) return undefined
    return refuse(reply, { code: 'foreign-origin', message: '请求来自其他网站，已拒绝' })
  })
}

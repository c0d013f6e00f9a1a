import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from './refusal.ts'

const NO_SUCH_ROUTE: Refusal = { code: 'not-found', message: '没有这个地址' }
const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>合算</title>
<p>页面尚未构建。请在项目目录运行 <code>npm start</code>，或 <code>pnpm --filter @hesuan/client build</code> 后重新启动服务器。</p></html>`

/**
 * Serves the built client: files with a hash in their name for ever, the page itself for every address that is no
 * file, so that a link to a cell opens.
 */
export async function installStaticClient(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(folder, 'assets'))
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  const page = (request: FastifyRequest, reply: FastifyReply) => {
    if (!isPageAddress(request)) return refuse(reply, NO_SUCH_ROUTE)
    return built ? reply.sendFile('index.html') : reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT)
  }
  app.get('/', { schema: { hide: true } }, page)
  app.setNotFoundHandler(page)
}

function isPageAddress(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?', 1)
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  // A missing asset must not be answered with a page: the browser would take it for a script.
  return !/^\/(api|collab|socket\.io|assets)(\/|$)/.test(path)
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installStaticClient } from './staticClient.ts'

describe('the built client', () => {
  let folder = ''
  let app: FastifyInstance
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hesuan-client-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>合算</title>')
    await writeFile(join(folder, 'assets/index-8f3a.js'), 'export {}')
    app = Fastify()
    await installStaticClient(app, folder)
  })
  afterAll(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })
  const get = (url: string) => app.inject({ method: 'GET', url })

  it('[API-18] is cached for ever by the names that carry a hash', async () => {
    const answer = await get('/assets/index-8f3a.js')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it.each(['/', '/sections/701001-2022-r3?cell=basic.r1:amount', '/index.html'])(
    '[API-18] answers %s with the page, never from a cache',
    async (url) => {
      const answer = await get(url)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('<title>合算</title>')
      expect(answer.headers['cache-control']).toBe('no-cache')
    },
  )

  it.each(['/assets/index-0000.js', '/api/nothing', '/collab/x', '/socket.io/x'])(
    '[API-18] does not answer %s with the page',
    async (url) => {
      const answer = await get(url)
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      expect(answer.body).not.toContain('<title>')
    },
  )

  it('[API-18] says how to build the page where it is not built', async () => {
    const unbuilt = Fastify()
    await installStaticClient(unbuilt, join(folder, 'nowhere'))
    const answer = await unbuilt.inject({ method: 'GET', url: '/' })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('页面尚未构建')
    await unbuilt.close()
  })
})

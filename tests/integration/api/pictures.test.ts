import { FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { FindingsOverTime, UnitHeads } from '@hesuan/shared/api/pictures.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { insertRows } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSection } from '../../collab/stockClient.ts'
import { SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const NOTHING_SEEN = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64')
const ROUTES = ['/api/pictures/findings', '/api/pictures/heads'] as const

describe.each(SERVER_DATABASES)('what pictures show beside the tables, on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  const pointsOf = async (username: string) =>
    FindingsOverTime.parse((await server.ask(username, 'GET', '/api/pictures/findings')).body)
  const headsOf = async (username: string) =>
    UnitHeads.parse((await server.ask(username, 'GET', '/api/pictures/heads')).body).units
  const differing = async (username: string) => {
    const { findings } = FindingsView.parse((await server.ask(username, 'GET', '/api/findings?basis=submitted')).body)
    const of = (severity: string) =>
      findings.filter((finding) => finding.verdict === 'different' && finding.severity === severity).length
    return { errors: of('error'), warnings: of('warning'), hints: of('hint') }
  }

  it.each(ROUTES)('[PIC-20] %s is not for who administers the system, nor for who is not signed in', async (path) => {
    expect(await server.ask('admin', 'GET', path)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await server.ask(null, 'GET', path)).status).toBe(401)
  })

  it.each(ROUTES)('[PIC-20] %s knows no round that there is not', async (path) => {
    expect((await server.ask('head', 'GET', `${path}?round=there-is-none`)).status).toBe(404)
  })

  it('[PIC-21] findings are counted each time that a submission comes or goes, as the list of findings has them', async () => {
    expect((await pointsOf('head')).points).toEqual([])
    for (const [username, unit] of [
      ['shebao', '701002'],
      ['jiuye', '701003'],
    ] as const) {
      const submitted = await server.ask(username, 'POST', `/api/sections/${sectionOf(unit)}/submit`, {
        stateVector: NOTHING_SEEN,
      })
      expect(submitted.status).toBe(200)
      expect((await pointsOf('head')).points.at(-1)).toMatchObject({
        submitted: { unitCode: unit },
        ...(await differing('head')),
      })
    }
    const returned = await server.ask('head', 'POST', `/api/sections/${sectionOf('701003')}/return`, {
      reason: '请核对',
    })
    expect(returned.status).toBe(200)
    const { points, complete } = await pointsOf('head')
    expect(complete).toBe(true)
    expect(points.map(({ submitted }) => submitted?.unitName ?? null)).toEqual(['市社保局', '市就业局', null])
    expect(points.at(-1)).toMatchObject(await differing('head'))
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted())
  })

  it('[PIC-22] nobody hears of findings about a unit that they may not read', async () => {
    const own = await pointsOf('jiguan')
    expect(own.complete).toBe(false)
    expect(own.points.at(-1)).toMatchObject(await differing('jiguan'))
    const all = (await pointsOf('auditor')).points.at(-1)
    expect(own.points.at(-1)?.warnings).toBeLessThan(all?.warnings ?? 0)
  })

  it('[PIC-23] what was submitted before counts were kept is counted out of the findings that were stored with it', async () => {
    const kept = await pointsOf('head')
    await server.work(({ write }) => write.updateTable('consolidations').set({ finding_counts_json: null }).execute())
    expect(await pointsOf('head')).toEqual(kept)
  })

  it('[PIC-24] heads are told of the units that a person may read, and are null where nobody was put down', async () => {
    expect((await headsOf('jiguan')).map(({ unitCode, heads }) => [unitCode, heads])).toEqual([['701001', null]])
    const cookie = await server.cookieOf('jiguan')
    const client = openSection(server.url, cookie, sectionOf('701001'))
    await client.whenSynced()
    const before = client.saved()
    const staff = { row: rowId('staffing', 'staff1'), cells: { name: '行政编制', heads: '89' } }
    insertRows(client.doc, [staff], null, null)
    await expect.poll(() => client.saved(), { timeout: 5000 }).toBeGreaterThan(before)
    client.destroy()
    expect(await headsOf('jiguan')).toMatchObject([{ unitCode: '701001', heads: '89', from: 'kinds' }])
    expect((await headsOf('head')).map(({ unitCode, heads }) => [unitCode, heads])).toEqual([
      ['701001', '89'],
      ['701002', null],
      ['701003', null],
    ])
  })
})

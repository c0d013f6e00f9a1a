import { SectionConflicts } from '@hesuan/shared/api/conflicts.ts'
import { EVENTS } from '@hesuan/shared/api/events.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, writeCells } from '@hesuan/shared/section/document.ts'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSection, type StockClient } from '../../collab/stockClient.ts'
import { sectionOf, startTestServer, type TestServer } from './testServer.ts'

const SECTION = sectionOf('701002')
const ROW = rowId('basic', 'c30201')

describe('a section with a cell in conflict', () => {
  let server: TestServer
  let clients: StockClient[] = []
  const events: unknown[] = []
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(async () => {
    for (const client of clients) client.destroy()
    await server.stop()
  })

  const conflicts = async (username = 'shebao') =>
    SectionConflicts.parse((await server.ask(username, 'GET', `/api/sections/${SECTION}/conflicts`)).body).conflicts
  const submit = (client: StockClient) =>
    server.ask('shebao', 'POST', `/api/sections/${SECTION}/submit`, {
      stateVector: Buffer.from(Y.encodeStateVector(client.doc)).toString('base64'),
    })
  const told = () => new Promise<void>((resolve) => listening.once('section:conflicts', () => resolve()))
  let listening: ReturnType<typeof io>

  it('[API-80] tells those who may read it, at once, with the values and whose they are', async () => {
    listening = io(server.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: await server.cookieOf('head') },
      forceNew: true,
    })
    listening.on('section:conflicts', (event: unknown) => events.push(EVENTS['section:conflicts'].parse(event)))
    await new Promise<void>((resolve) => listening.once('connect', () => resolve()))
    const cookie = await server.cookieOf('shebao')
    const [one, other] = [openSection(server.url, cookie, SECTION), openSection(server.url, cookie, SECTION)]
    clients = [one, other]
    await Promise.all([one.whenSynced(), other.whenSynced()])
    const heard = told()
    // Both in one turn: neither has heard of the other.
    writeCells(one.doc, [{ row: ROW, column: 'amount', value: '10.00' }], null)
    writeCells(other.doc, [{ row: ROW, column: 'amount', value: '20.00' }], null)
    await heard
    expect(events).toEqual([{ sectionId: SECTION }])
    for (const reader of ['shebao', 'head', 'auditor']) {
      const [conflict] = await conflicts(reader)
      expect(conflict).toMatchObject({ cell: `${ROW}:amount`, rowLabel: '30201 办公费' })
      expect(conflict?.rivals.map(({ value, author }) => [value, author.displayName]).toSorted()).toEqual([
        ['10.00', '社保局经办'],
        ['20.00', '社保局经办'],
      ])
    }
  })

  it('[API-80] tells nobody else', async () => {
    for (const stranger of ['jiguan', 'admin']) {
      expect((await server.ask(stranger, 'GET', `/api/sections/${SECTION}/conflicts`)).status).toBe(403)
    }
    expect((await server.ask('shebao', 'GET', '/api/sections/none/conflicts')).status).toBe(404)
    expect((await server.ask(null, 'GET', `/api/sections/${SECTION}/conflicts`)).status).toBe(401)
  })

  it('[CNF-8] can’t be submitted, says how many and where, and then nothing has changed', async () => {
    const [one] = clients
    if (one === undefined) throw new Error('no client')
    expect(await submit(one)).toMatchObject({
      status: 409,
      body: {
        code: 'open-conflicts',
        message: '还有 1 处冲突未处理，不能上报：“基本支出·经济 · 30201 办公费 · 预算数”',
        details: [{ cell: `${ROW}:amount`, place: '基本支出·经济 · 30201 办公费 · 预算数' }],
      },
    })
    expect(await server.look((read) => read.selectFrom('submissions').select('id').execute())).toEqual([])
  })

  it('[CNF-9] is not held up by a conflict in a row that was deleted', async () => {
    const [one] = clients
    if (one === undefined) throw new Error('no client')
    deleteRow(one.doc, ROW, null)
    const answer = await submit(one)
    // The deleted row leaves the sums apart: that is what the checks say, and nothing of a conflict.
    expect(answer).toMatchObject({ status: 409, body: { code: 'open-errors' } })
    expect(await conflicts()).toHaveLength(1)
    listening.disconnect()
  })
})

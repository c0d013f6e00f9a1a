import { EVENTS, type EventName } from '@hesuan/shared/api/events.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { writeCells } from '@hesuan/shared/section/document.ts'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSection } from '../../collab/stockClient.ts'
import { sectionOf, startTestServer, type TestServer } from './testServer.ts'

const SEEN = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64')

describe('the events of the server', () => {
  let server: TestServer
  const sockets: Socket[] = []
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect()
    await server.stop()
  })

  const connect = (headers: Record<string, string>, transports = ['websocket']): Promise<Socket> => {
    const socket = io(server.url, { transports, extraHeaders: headers, reconnection: false, forceNew: true })
    sockets.push(socket)
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(socket))
      socket.once('connect_error', reject)
    })
  }
  const connectAs = async (username: string): Promise<Ear> =>
    ear(await connect({ cookie: await server.cookieOf(username) }))

  it('[API-15] are heard with the cookie of a session only', async () => {
    await expect(connect({})).rejects.toThrow()
    await expect(connect({ cookie: 'hesuan.session_token=made.up' })).rejects.toThrow()
    const cookie = await server.cookieOf('head')
    await expect(connect({ cookie, origin: 'https://evil.example' })).rejects.toThrow()
    expect((await connect({ cookie, origin: server.url })).connected).toBe(true)
  })

  it('[API-15] come over a websocket only', async () => {
    const cookie = await server.cookieOf('head')
    await expect(connect({ cookie }, ['polling'])).rejects.toThrow()
  })

  it('[API-16] tell everybody of a step, its reason only to those who may read the section', async () => {
    const section = sectionOf('701002')
    const [owner, head, other, admin] = await Promise.all(['shebao', 'head', 'jiguan', 'admin'].map(connectAs))
    if (owner === undefined || head === undefined || other === undefined || admin === undefined) throw new Error('ears')
    const post = (username: string, action: string, body: unknown) =>
      server.ask(username, 'POST', `/api/sections/${section}/${action}`, body)
    expect((await post('shebao', 'submit', { stateVector: SEEN })).status).toBe(200)
    expect((await post('head', 'return', { reason: '缺少附件' })).status).toBe(200)
    const returned = { sectionId: section, status: 'returned', by: '部门审核' }
    expect(await owner.hear('section:status', 2)).toMatchObject([
      { status: 'submitted' },
      { ...returned, reason: '缺少附件' },
    ])
    expect(await head.hear('section:status', 2)).toMatchObject([
      { by: '社保局经办' },
      { ...returned, reason: '缺少附件' },
    ])
    expect(await other.hear('section:status', 2)).toMatchObject([{}, { ...returned, reason: null }])
    expect(await admin.hear('section:status', 2)).toMatchObject([{}, { ...returned, reason: null }])
    expect(await other.hear('consolidation:changed', 2)).toMatchObject([{ sectionId: section }, { sectionId: section }])
    expect(admin.heard('consolidation:changed')).toEqual([])
  })

  it('[API-16] tell who has a section open, and who types, only to those who may read it', async () => {
    const section = sectionOf('701003')
    const [owner, head, other, admin] = await Promise.all(['jiuye', 'head', 'jiguan', 'admin'].map(connectAs))
    if (owner === undefined || head === undefined || other === undefined || admin === undefined) throw new Error('ears')
    const client = openSection(server.url, await server.cookieOf('jiuye'), section)
    await client.whenSynced()
    expect(await head.hear('section:online', 1)).toMatchObject([{ sectionId: section, people: ['就业局经办'] }])
    writeCells(client.doc, [{ row: rowId('income', 'general'), column: 'note', value: '已核' }], null)
    expect(await head.hear('section:edited', 1)).toMatchObject([{ sectionId: section, by: '就业局经办' }])
    expect(await other.hear('section:edited', 1)).toMatchObject([{ sectionId: section, by: '' }])
    expect(other.heard('section:online')).toEqual([])
    expect(admin.heard('section:edited')).toEqual([])
    client.destroy()
    expect(await owner.hear('section:online', 2)).toMatchObject([{}, { people: [] }])
  })

  it('[API-17] end when the person is disabled, and none are heard again', async () => {
    const created = await server.hesuan(
      ['user', 'add', 'leaver', '--name', '离任审计', '--role', 'auditor'],
      'Budget-2022-demo\n',
    )
    expect(created.code).toBe(0)
    const socket = await connect({ cookie: await server.cookieOf('leaver') })
    const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve))
    expect((await server.hesuan(['user', 'disable', 'leaver'])).code).toBe(0)
    expect(await ended).toMatch(/^(io server disconnect|transport close)$/)
    await expect(connect({ cookie: await server.cookieOf('leaver') })).rejects.toThrow()
  })

  it('[API-130] a section that came to be under an open page is heard of there by whoever may read it', async () => {
    const [head, other] = await Promise.all(['head', 'jiguan'].map(connectAs))
    if (head === undefined || other === undefined) throw new Error('nobody listens')
    const added = await server.ask('admin', 'POST', '/api/admin/units', { code: '701004', name: '市人才中心' })
    expect(added.status).toBe(200)
    await Promise.all([head, other].map((one) => one.hear('department:moved', 1)))
    const client = openSection(server.url, await server.cookieOf('head'), '701004-2022-r3')
    await client.whenSynced()
    expect(await head.hear('section:online', 1)).toMatchObject([{ sectionId: '701004-2022-r3' }])
    expect(other.heard('section:online')).toEqual([])
    client.destroy()
  })
})

/** What came in over one socket, by the name of the event. */
interface Ear {
  heard(name: EventName): readonly unknown[]
  /** Waits until so many of them came; each has the form that was agreed. */
  hear(name: EventName, count: number): Promise<readonly unknown[]>
}

function ear(socket: Socket): Ear {
  const heard = new Map<string, unknown[]>()
  const waiting = new Set<() => void>()
  socket.onAny((name: EventName, payload: unknown) => {
    heard.set(name, [...(heard.get(name) ?? []), EVENTS[name].parse(payload)])
    for (const look of waiting) look()
  })
  const of = (name: EventName) => heard.get(name) ?? []
  return {
    heard: of,
    hear: (name, count) =>
      new Promise((resolve) => {
        const look = () => {
          if (of(name).length < count) return
          waiting.delete(look)
          resolve(of(name))
        }
        waiting.add(look)
        look()
      }),
  }
}

import { CommentResult } from '@hesuan/shared/api/comments.ts'
import { Notices, UnreadNotices } from '@hesuan/shared/api/notices.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { writeCells } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSection } from '../../collab/stockClient.ts'
import { PASSWORD, SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const SECTION = sectionOf('701002')
const CELL = `${rowId('basic', 'c30201')}:amount`
const NOTHING_SEEN = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64')

describe.each(SERVER_DATABASES)('notices on %s', (kind) => {
  let server: TestServer
  const ids = new Map<string, string>()
  beforeAll(async () => {
    server = await startTestServer(kind)
    const added = ['user', 'add', 'shebao2', '--name', '社保局经办二', '--role', 'accountant', '--unit', '701002']
    expect((await server.hesuan(added, `${PASSWORD}\n`)).code).toBe(0)
    const people = await server.look((read) => read.selectFrom('people').select(['username', 'user_id']).execute())
    for (const { username, user_id } of people) ids.set(username, user_id)
  })
  afterAll(() => server.stop())

  const noticesOf = async (username: string, query = '') =>
    Notices.parse((await server.ask(username, 'GET', `/api/notices${query}`)).body)
  const told = async (username: string) =>
    (await noticesOf(username)).notices.filter(({ read }) => !read).map(({ kind: what, text }) => [what, text])
  const readAll = async (username: string) => {
    const { notices } = await noticesOf(username)
    const upTo = notices[0]?.id ?? 1
    return UnreadNotices.parse((await server.ask(username, 'POST', '/api/notices/read', { upTo })).body).unread
  }
  const idOf = (username: string): string => ids.get(username) ?? ''
  const path = `/api/sections/${SECTION}/comments`
  const said = (text: string, ...mentions: string[]) => ({ text, mentions: mentions.map(idOf) })

  it('[NTC-1] tell those who are named, and those who spoke before, once, and not whoever writes', async () => {
    const begun = await server.ask('shebao', 'POST', path, {
      cell: CELL,
      ...said('@部门审核 @社保局经办 请看', 'head', 'shebao'),
    })
    const { thread } = CommentResult.parse(begun.body)
    const reply = (username: string, ...rest: Parameters<typeof said>) =>
      server.ask(username, 'POST', `${path}/${thread}/replies`, said(...rest))
    await reply('head', '@社保局经办 依据呢', 'shebao')
    await reply('shebao2', '我来补')
    expect(await told('head')).toEqual([
      ['reply', '我来补'],
      ['mention', '@部门审核 @社保局经办 请看'],
    ])
    expect(await told('shebao')).toEqual([
      ['reply', '我来补'],
      ['mention', '@社保局经办 依据呢'],
    ])
    expect(await told('shebao2')).toEqual([])
    const { notices } = await noticesOf('head')
    expect(notices[0]).toMatchObject({
      section: { id: SECTION, unitName: '市社保局' },
      cell: CELL,
      cells: 1,
      place: '基本支出·经济 · 30201 办公费 · 预算数',
      by: '社保局经办二',
    })

    await readAll('head')
    const mine = await server.look((read) =>
      read.selectFrom('comment_events').select('id').where('text', '=', '我来补').executeTakeFirstOrThrow(),
    )
    const edit = (...rest: Parameters<typeof said>) =>
      server.ask('shebao2', 'PUT', `${path}/${thread}/${mine.id}`, said(...rest))
    await edit('@部门审核 我来补', 'head')
    await edit('@部门审核 我明天补', 'head')
    expect(await told('head')).toEqual([['mention', '@部门审核 我来补']])
  })

  it('[NTC-2] tell both whose values came into conflict, once for one commit', async () => {
    const [one, other] = await Promise.all(
      ['shebao', 'shebao2'].map(async (user) => openSection(server.url, await server.cookieOf(user), SECTION)),
    )
    if (one === undefined || other === undefined) throw new Error('no clients')
    await Promise.all([one.whenSynced(), other.whenSynced()])
    for (const user of ['shebao', 'shebao2']) await readAll(user)
    // Each in one transaction, and in one turn: neither has heard of the other.
    for (const [client, value] of [
      [one, '1.00'],
      [other, '2.00'],
    ] as const) {
      const writes = ['c30205', 'c30206'].map((row) => ({ row: rowId('basic', row), column: 'amount', value }))
      writeCells(client.doc, writes, null)
    }
    for (const [user, by] of [
      ['shebao', '社保局经办二'],
      ['shebao2', '社保局经办'],
    ] as const) {
      await expect.poll(() => told(user), { timeout: 20_000 }).toEqual([['conflict', null]])
      const { notices } = await noticesOf(user)
      expect(notices[0]).toMatchObject({ by, cells: 2, cell: `${rowId('basic', 'c30205')}:amount` })
    }
    one.destroy()
    other.destroy()
  })

  it('[NTC-3] tell steps to those whom they concern, a return with its reason', async () => {
    const section = sectionOf('701003')
    const act = (username: string, action: string, body?: unknown) =>
      server.ask(username, 'POST', `/api/sections/${section}/${action}`, body)
    await readAll('head')
    expect((await act('jiuye', 'submit', { stateVector: NOTHING_SEEN })).status).toBe(200)
    expect(await told('head')).toEqual([['submitted', null]])
    expect((await act('head', 'return', { reason: '请核对培训费' })).status).toBe(200)
    expect(await told('jiuye')).toEqual([['returned', '请核对培训费']])
    expect((await act('jiuye', 'revise')).status).toBe(200)
    expect((await act('jiuye', 'submit', { stateVector: NOTHING_SEEN })).status).toBe(200)
    expect((await act('head', 'approve')).status).toBe(200)
    expect(await told('jiuye')).toEqual([
      ['approved', null],
      ['returned', '请核对培训费'],
    ])
    expect((await told('head')).map(([what]) => what)).toEqual(['submitted', 'submitted'])
    for (const stranger of ['shebao', 'jiguan', 'auditor', 'admin']) {
      expect((await noticesOf(stranger)).notices.filter(({ section: { id } }) => id === section)).toEqual([])
    }
  })

  it('[NTC-4] are not there where what they are about was refused', async () => {
    const before = (await noticesOf('head')).notices.length
    // Its published section has seven errors.
    const answer = await server.ask('jiguan', 'POST', `/api/sections/${sectionOf('701001')}/submit`, {
      stateVector: NOTHING_SEEN,
    })
    expect(answer.body).toMatchObject({ code: 'open-errors' })
    expect((await noticesOf('head')).notices).toHaveLength(before)
  })

  it('[NTC-5] are read in pages and marked by their person alone; what comes meanwhile stays unread', async () => {
    const { notices, unread } = await noticesOf('head')
    expect(unread).toBe(notices.filter(({ read }) => !read).length)
    const page = await noticesOf('head', '?limit=1')
    expect(page).toMatchObject({ more: true, notices: [{ id: notices[0]?.id }] })
    const rest = await noticesOf('head', `?limit=100&before=${page.notices[0]?.id}`)
    expect([...page.notices, ...rest.notices]).toEqual(notices)

    const [newest, second] = notices
    const mark = (username: string, body: unknown) => server.ask(username, 'POST', '/api/notices/read', body)
    await mark('shebao', { ids: [newest?.id] })
    expect((await noticesOf('head')).unread).toBe(unread)
    expect((await mark('head', { upTo: second?.id })).body).toEqual({ unread: 1 })
    expect((await mark('head', { ids: [newest?.id] })).body).toEqual({ unread: 0 })
    expect((await mark('head', {})).status).toBe(400)
  })

  it('[NTC-6] are told no more to whoever may not read the section any more', async () => {
    expect((await noticesOf('shebao2')).notices.length).toBeGreaterThan(0)
    await server.work(({ write }) =>
      write.transaction().execute(async (trx) => {
        await trx
          .updateTable('memberships')
          .set({ unit_code: '701003' })
          .where('user_id', '=', idOf('shebao2'))
          .execute()
        await trx
          .updateTable('people')
          .set((eb) => ({ revision: eb('revision', '+', 1) }))
          .where('user_id', '=', idOf('shebao2'))
          .execute()
      }),
    )
    await expect.poll(() => noticesOf('shebao2'), { timeout: 20_000 }).toEqual({ notices: [], unread: 0, more: false })
  })
})

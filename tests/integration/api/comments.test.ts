import { CommentResult, CommentThreads, SectionReaders } from '@hesuan/shared/api/comments.ts'
import { EVENTS } from '@hesuan/shared/api/events.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow } from '@hesuan/shared/section/document.ts'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSection } from '../../collab/stockClient.ts'
import { SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const SECTION = sectionOf('701002')
const ROW = rowId('basic', 'c30201')
const CELL = `${ROW}:amount`
const NOTHING_SEEN = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64')

describe.each(SERVER_DATABASES)('comments on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  const path = (rest = '') => `/api/sections/${SECTION}/comments${rest}`
  const threads = async (username = 'shebao') =>
    CommentThreads.parse((await server.ask(username, 'GET', path())).body).threads
  const at = async (cell: string) => (await threads()).find((thread) => thread.cell === cell)
  const say = (username: string, cell: string, text: string, mentions: string[] = []) =>
    server.ask(username, 'POST', path(), { cell, text, mentions })
  const threadOf = (answer: { readonly body: unknown }) => CommentResult.parse(answer.body).thread
  const readers = async () =>
    SectionReaders.parse((await server.ask('shebao', 'GET', `/api/sections/${SECTION}/readers`)).body).people

  it('[CMT-2] are begun, answered, resolved and opened again, each by its author', async () => {
    const thread = threadOf(await say('shebao', CELL, '办公费按上年执行数'))
    const reply = await server.ask('head', 'POST', path(`/${thread}/replies`), { text: '请附依据', mentions: [] })
    expect(threadOf(reply)).toBe(thread)
    expect((await server.ask('shebao', 'POST', path(`/${thread}/resolve`))).status).toBe(200)
    expect(
      await server.ask('head', 'POST', path(`/${thread}/replies`), { text: '还没有', mentions: [] }),
    ).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', message: '此批注已解决，请先重新打开' },
    })
    expect((await server.ask('head', 'POST', path(`/${thread}/reopen`))).status).toBe(200)
    expect(await at(CELL)).toMatchObject({
      id: thread,
      rowLabel: '30201 办公费',
      rowDeleted: false,
      resolved: false,
      comments: [
        { author: { displayName: '社保局经办' }, text: '办公费按上年执行数', editedAt: null, earlier: [] },
        { author: { displayName: '部门审核' }, text: '请附依据' },
      ],
      steps: [
        { kind: 'resolved', by: { displayName: '社保局经办' } },
        { kind: 'reopened', by: { displayName: '部门审核' } },
      ],
    })
  })

  it('[CMT-3] are edited by their author alone, and what they said before is kept', async () => {
    const before = await at(CELL)
    const first = before?.comments[0]
    const edit = (username: string) =>
      server.ask(username, 'PUT', path(`/${before?.id}/${first?.id}`), { text: '按上年执行数加一成', mentions: [] })
    expect(await edit('head')).toMatchObject({ status: 403, body: { message: '只能修改自己写的批注' } })
    expect((await edit('shebao')).status).toBe(200)
    expect((await at(CELL))?.comments[0]).toMatchObject({
      text: '按上年执行数加一成',
      earlier: [{ text: '办公费按上年执行数', at: first?.at }],
    })
    await server.work(async ({ write }) => {
      await expect(write.updateTable('comment_events').set({ text: '改写' }).execute()).rejects.toThrow(/append-only/)
      await expect(write.deleteFrom('comment_events').execute()).rejects.toThrow(/append-only/)
    })
  })

  it('[CMT-4] name those who may read the section, and nobody else', async () => {
    const people = await readers()
    expect(people.map(({ displayName }) => displayName)).toEqual(['审计', '部门审核', '社保局经办'])
    const head = people.find(({ displayName }) => displayName === '部门审核')
    const cell = `${ROW}:note`
    expect((await say('shebao', cell, '@部门审核 请看', [head?.userId ?? ''])).status).toBe(200)
    expect((await at(cell))?.comments[0]?.mentions).toEqual([head])
    const strangers = await server.look((read) =>
      read.selectFrom('people').select('user_id').where('username', 'in', ['jiguan', 'admin', 'system']).execute(),
    )
    for (const { user_id } of strangers) {
      expect(await say('shebao', cell, '@某人', [user_id])).toMatchObject({ status: 400 })
    }
  })

  it('[CMT-5] of two who begin at once at one cell are one conversation', async () => {
    const cell = `${rowId('basic', 'c30202')}:amount`
    const both = await Promise.all([say('shebao', cell, '一'), say('head', cell, '二')])
    expect(new Set(both.map(threadOf)).size).toBe(1)
    expect((await at(cell))?.comments.map(({ text }) => text).toSorted()).toEqual(['一', '二'])
  })

  it('[CMT-6] are plain text, letter for letter, within limits, at cells that there are', async () => {
    const cell = `${rowId('basic', 'c30205')}:amount`
    const text = '<b>不是</b> &amp; **标记**\n第二行'
    expect((await say('shebao', cell, `  ${text} `)).status).toBe(200)
    expect((await at(cell))?.comments[0]?.text).toBe(text)
    for (const [where, what] of [
      [cell, ''],
      [cell, ' '],
      [cell, '长'.repeat(2001)],
      [`${rowId('basic', 'none')}:amount`, '没有这一行'],
      [`${ROW}:none`, '没有这一列'],
      ['overallGoals.goal:goal', '别的分册才有的表'],
      ['乱写', '不是单元格'],
    ] as const) {
      expect([where, what.length, (await say('shebao', where, what)).status]).toEqual([where, what.length, 400])
    }
  })

  it('[CMT-7] stay when their row is deleted, under its name', async () => {
    const client = openSection(server.url, await server.cookieOf('shebao'), SECTION)
    await client.whenSynced()
    deleteRow(client.doc, ROW, null)
    await expect.poll(async () => (await at(CELL))?.rowDeleted, { timeout: 20_000 }).toBe(true)
    client.destroy()
    expect(await at(CELL)).toMatchObject({ rowLabel: '30201 办公费', resolved: false })
    const thread = await at(CELL)
    expect((await server.ask('head', 'POST', path(`/${thread?.id}/resolve`))).status).toBe(200)
    expect(await say('shebao', CELL, '行已删除')).toMatchObject({ status: 400 })
  })

  it('[CMT-1] go on in a section that is frozen, while the auditor only reads', async () => {
    const submitted = await server.ask('shebao', 'POST', `/api/sections/${SECTION}/submit`, {
      stateVector: NOTHING_SEEN,
    })
    // Its errors or not: what counts is a section that takes no edits.
    if (submitted.status !== 200) {
      await server.work(({ write }) =>
        write.updateTable('sections').set({ status: 'submitted' }).where('id', '=', SECTION).execute(),
      )
    }
    const cell = `${rowId('basic', 'c30206')}:amount`
    const thread = threadOf(await say('head', cell, '电费偏高'))
    const answer = (username: string) =>
      server.ask(username, 'POST', path(`/${thread}/replies`), { text: '已核', mentions: [] })
    expect((await answer('shebao')).status).toBe(200)
    expect((await answer('auditor')).status).toBe(403)
    expect((await say('auditor', cell, '审计意见')).status).toBe(403)
    expect((await threads('auditor')).length).toBeGreaterThan(3)
    expect((await server.ask('auditor', 'GET', `/api/sections/${SECTION}`)).body).toMatchObject({
      may: { comment: false },
    })
    expect((await server.ask('head', 'GET', `/api/sections/${SECTION}`)).body).toMatchObject({ may: { comment: true } })
  })

  it('[API-81] are told to those who may read the section, at once, and to nobody else', async () => {
    for (const stranger of ['jiguan', 'admin']) {
      expect((await server.ask(stranger, 'GET', path())).status).toBe(403)
      expect((await server.ask(stranger, 'GET', `/api/sections/${SECTION}/readers`)).status).toBe(403)
      expect((await say(stranger, CELL, '外人')).status).toBe(403)
    }
    const socket = io(server.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: await server.cookieOf('auditor') },
      forceNew: true,
    })
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
    const heard = new Promise<unknown>((resolve) => socket.once('section:comments', resolve))
    await say('head', `${rowId('basic', 'c30207')}:amount`, '邮电费')
    expect(EVENTS['section:comments'].parse(await heard)).toEqual({ sectionId: SECTION })
    socket.disconnect()
  })
})

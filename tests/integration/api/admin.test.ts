import { Administration, AdminRules, OneTimePassword } from '@hesuan/shared/api/admin.ts'
import { Board } from '@hesuan/shared/api/board.ts'
import { FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { DepartmentInputView } from '@hesuan/shared/api/departmentInput.ts'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSection } from '../../collab/stockClient.ts'
import { SERVER_DATABASES, startTestServer, type TestServer } from './testServer.ts'

describe.each(SERVER_DATABASES)('the administration on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  const admin = (method: string, path: string, body?: unknown) => server.ask('admin', method, `/api/admin${path}`, body)
  const overview = async () => Administration.parse((await admin('GET', '')).body)
  const signIn = (username: string, password: string) =>
    server.ask(null, 'POST', '/api/session', { username, password })
  const cookieOf = ({ headers }: { readonly headers: Headers }) =>
    headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  const choosePassword = (cookie: string, current: string, next = 'a meadow of 2022 words') =>
    fetch(`${server.url}/api/session/password`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ current, next }),
    })
  const newest = async () => (await overview()).events[0]
  const WANG = { username: 'wang', displayName: '王会计', role: 'accountant', units: ['701002'] }

  it('[ADM-1] is for administrators alone, who see no figures', async () => {
    const paths = [
      ['GET', ''],
      ['POST', '/users'],
      ['PUT', '/users/shebao'],
      ['POST', '/users/shebao/disable'],
      ['POST', '/users/shebao/password'],
      ['POST', '/units'],
      ['GET', '/rules/2022'],
      ['PUT', '/rules/2022'],
    ] as const
    for (const username of ['shebao', 'head', 'auditor']) {
      for (const [method, path] of paths) {
        const body = method === 'GET' || path.endsWith('disable') || path.endsWith('password') ? undefined : {}
        const { status } = await server.ask(username, method, `/api/admin${path}`, body)
        expect([400, 403], `${username} ${method} ${path}`).toContain(status)
      }
      expect((await server.ask(username, 'GET', '/api/admin')).status).toBe(403)
    }
    expect((await overview()).events).toEqual([])
    expect((await server.ask('admin', 'GET', '/api/findings')).status).toBe(403)
  })

  it('[ADM-2] makes a user with a password that is shown once, and changes, disables and enables them, each in the record', async () => {
    const added = OneTimePassword.parse((await admin('POST', '/users', WANG)).body)
    expect(added.password).toMatch(/^[a-z2-9]{12}$/)
    expect((await signIn('wang', added.password)).status).toBe(200)
    expect(await newest()).toMatchObject({ action: '新增用户', subject: 'wang', after: '王会计 · 单位经办 · 701002' })
    expect(JSON.stringify(await overview())).not.toContain(added.password)
    expect(await admin('POST', '/users', WANG)).toMatchObject({
      status: 400,
      body: { message: '用户名 wang 已被使用' },
    })
    expect(await admin('PUT', '/users/wang', { ...WANG, role: 'unitHead', units: ['701003'] })).toMatchObject({
      status: 200,
    })
    expect(await newest()).toMatchObject({
      action: '修改用户',
      before: '王会计 · 单位经办 · 701002',
      after: '王会计 · 单位负责人 · 701003',
    })
    const reset = OneTimePassword.parse((await admin('POST', '/users/wang/password')).body)
    expect((await signIn('wang', added.password)).status).toBe(401)
    expect((await signIn('wang', reset.password)).status).toBe(200)
    expect(await admin('POST', '/users/wang/disable')).toMatchObject({ status: 200 })
    expect(await signIn('wang', reset.password)).toMatchObject({ status: 403, body: { code: 'disabled' } })
    expect(await admin('POST', '/users/wang/enable')).toMatchObject({ status: 200 })
    expect((await signIn('wang', reset.password)).status).toBe(200)
    expect(await admin('POST', '/users/nobody/disable')).toMatchObject({ status: 404 })
  })

  it('[ADM-3] ends sessions and sockets of a disabled user at once', async () => {
    const added = OneTimePassword.parse((await admin('POST', '/users', { ...WANG, username: 'leaver' })).body)
    const signedIn = await signIn('leaver', added.password)
    const cookie = cookieOf(signedIn)
    expect((await choosePassword(cookie, added.password)).status).toBe(204)
    const client = openSection(server.url, cookie, '701002-2022-r3')
    await client.whenSynced()
    const closed = new Promise<number>((resolve) =>
      client.provider.once('connection-close', (event) => resolve(event?.code ?? 0)),
    )
    const began = performance.now()
    expect((await admin('POST', '/users/leaver/disable')).status).toBe(200)
    expect(await closed).toBe(4401)
    // The watch over other processes looks every two seconds; this must not wait for it.
    expect(performance.now() - began).toBeLessThan(1_500)
    expect((await fetch(`${server.url}/api/session`, { headers: { cookie } })).status).toBe(401)
    client.destroy()
  })

  it('[ADM-9] a handed-out password opens nothing but the choice of an own one', async () => {
    const added = OneTimePassword.parse((await admin('POST', '/users', { ...WANG, username: 'newcomer' })).body)
    const signedIn = await signIn('newcomer', added.password)
    expect(signedIn.body).toMatchObject({ username: 'newcomer', mustChangePassword: true })
    const cookie = cookieOf(signedIn)
    const ask = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie } })
    for (const path of ['/api/board', '/api/sections/701002-2022-r3', '/api/notices', '/api/workflow']) {
      expect((await ask(path)).status, path).toBe(401)
    }
    const client = openSection(server.url, cookie, '701002-2022-r3')
    const failed = new Promise<void>((resolve) => client.provider.once('connection-error', () => resolve()))
    await failed
    client.destroy()
    const events = io(server.url, { transports: ['websocket'], extraHeaders: { cookie }, reconnection: false })
    const refused = new Promise<void>((resolve) => events.once('connect_error', () => resolve()))
    await refused
    events.close()

    expect(await (await ask('/api/session')).json()).toMatchObject({ mustChangePassword: true })
    expect((await choosePassword(cookie, added.password, added.password)).status).toBe(400)
    expect((await ask('/api/board')).status).toBe(401)
    expect((await choosePassword(cookie, added.password)).status).toBe(204)
    expect(await (await ask('/api/session')).json()).toMatchObject({ mustChangePassword: false })
    expect((await ask('/api/board')).status).toBe(200)

    const reset = OneTimePassword.parse((await admin('POST', '/users/newcomer/password')).body)
    expect((await ask('/api/session')).status).toBe(401)
    expect((await signIn('newcomer', reset.password)).body).toMatchObject({ mustChangePassword: true })
  })

  it('[ADM-4] nobody locks themselves out', async () => {
    expect(await admin('POST', '/users/admin/disable')).toMatchObject({ status: 409 })
    const self = { displayName: '系统管理员', role: 'auditor', units: [] }
    expect(await admin('PUT', '/users/admin', self)).toMatchObject({ status: 409 })
  })

  it('[ADM-5] adds a unit with an empty section in the open round, and renames one', async () => {
    expect(await admin('POST', '/units', { code: '701004', name: '市人才中心' })).toMatchObject({ status: 200 })
    expect(await admin('POST', '/units', { code: '701004', name: '再来' })).toMatchObject({ status: 400 })
    expect(await admin('PUT', '/units/701004', { name: '市人才服务中心' })).toMatchObject({ status: 200 })
    expect(await newest()).toMatchObject({ action: '单位更名', before: '市人才中心', after: '市人才服务中心' })
    const board = Board.parse((await server.ask('head', 'GET', '/api/board')).body)
    expect(board.sections.find(({ unitCode }) => unitCode === '701004')).toMatchObject({
      id: '701004-2022-r3',
      unitName: '市人才服务中心',
      status: 'draft',
      expenditure: null,
    })
  })

  it('[ADM-6] sets the rules of a year, for the server’s checks and for what the browser computes, each in the record', async () => {
    const found = async (rule: string) => {
      const { findings, others } = FindingsView.parse((await server.ask('head', 'GET', '/api/findings')).body)
      return [...findings, ...others].filter((result) => result.rule === rule)
    }
    const settings = async () =>
      DepartmentInputView.parse((await server.ask('shebao', 'GET', '/api/department-input')).body).ruleSettings
    const set = (setting: object) => admin('PUT', '/rules/2022', setting)
    const usual = { severity: null, tolerance: null, parameter: null }
    expect((await found('R26')).length).toBeGreaterThan(0)
    expect(await set({ rule: 'R26', parts: [''], enabled: false, ...usual })).toMatchObject({ status: 200 })
    expect(await found('R26')).toEqual([])
    expect(await settings()).toMatchObject([{ rule: 'R26', part: '', enabled: false }])
    expect(await newest()).toMatchObject({ action: '设置规则', before: '启用 · 警告', after: '停用 · 警告' })

    expect(await set({ rule: 'R26', parts: [''], enabled: true, ...usual, severity: 'error' })).toMatchObject({
      status: 200,
    })
    expect(new Set((await found('R26')).map(({ severity }) => severity))).toEqual(new Set(['error']))
    expect(
      await server.ask('jiuye', 'POST', '/api/sections/701003-2022-r3/submit', { stateVector: 'AA==' }),
    ).toMatchObject({ status: 409, body: { code: 'open-errors' } })
    expect(await set({ rule: 'R26', parts: [''], enabled: true, ...usual })).toMatchObject({ status: 200 })

    const housing = async () => (await found('R39')).filter(({ part }) => part === 'housing')
    const before = await housing()
    expect(await set({ rule: 'R39', parts: ['housing'], enabled: true, ...usual, parameter: '0.08' })).toMatchObject({
      status: 200,
    })
    const after = await housing()
    expect(after.map(({ right }) => right)).not.toEqual(before.map(({ right }) => right))
    expect(after.every(({ verdict }) => verdict === 'different')).toBe(true)
    expect(
      await set({ rule: 'R39', parts: ['housing'], enabled: true, ...usual, parameter: '0.08', tolerance: '99999999' }),
    ).toMatchObject({ status: 200 })
    expect((await housing()).every(({ verdict }) => verdict === 'equal')).toBe(true)

    const all = AdminRules.parse((await admin('GET', '/rules/2022')).body).rules
    const parts = all.filter(({ rule }) => rule === 'R04').map(({ part }) => part)
    expect(parts.length).toBeGreaterThan(10)
    expect(await set({ rule: 'R04', parts, enabled: false, ...usual })).toMatchObject({ status: 200 })
    expect(await found('R04')).toEqual([])
    expect((await newest())?.subject).toMatch(/^2022 年 R04 \d+ 项$/)
    expect(await set({ rule: 'R04', parts, enabled: true, ...usual })).toMatchObject({ status: 200 })
    expect(await newest()).toMatchObject({
      before: expect.stringMatching(/^停用/),
      after: expect.stringMatching(/^启用/),
    })

    expect(await set({ rule: 'R99', parts: [''], enabled: false, ...usual })).toMatchObject({ status: 404 })
    expect(await set({ rule: 'R26', parts: [''], enabled: true, ...usual, tolerance: '1' })).toMatchObject({
      status: 400,
    })
    expect(await admin('GET', '/rules/2050')).toMatchObject({ status: 404 })
    const { rules } = AdminRules.parse((await admin('GET', '/rules/2022')).body)
    expect(rules.find(({ rule, part }) => rule === 'R39' && part === 'housing')).toMatchObject({
      parameter: '0.08',
      usualParameter: '0.12',
      tolerance: '99999999',
    })
    await expect(server.work(({ write }) => write.deleteFrom('admin_events').execute())).rejects.toThrow('append-only')
  })
})

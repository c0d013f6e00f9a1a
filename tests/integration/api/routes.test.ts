import { Board } from '@hesuan/shared/api/board.ts'
import { ApiError } from '@hesuan/shared/api/common.ts'
import { ConsolidationView, FindingsView, TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { DepartmentInputView, departmentInputOf } from '@hesuan/shared/api/departmentInput.ts'
import { HistoryPage } from '@hesuan/shared/api/history.ts'
import { ClientIdGrant, SectionDetail } from '@hesuan/shared/api/section.ts'
import { SignedIn } from '@hesuan/shared/api/session.ts'
import { publishTables } from '@hesuan/shared/consolidation/publish.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, sectionOf, startTestServer, type TestServer } from './testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe('signing in and out', () => {
  it('[API-1] tells who is signed in, with the units that they belong to', async () => {
    const answer = await server.ask('shebao', 'GET', '/api/session')
    expect(SignedIn.parse(answer.body)).toMatchObject({
      username: 'shebao',
      role: 'accountant',
      units: [{ code: '701002', name: '市社保局' }],
    })
  })

  it('[API-1] forgets the session on signing out', async () => {
    const signedIn = await server.ask(null, 'POST', '/api/session', { username: 'auditor', password: PASSWORD })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const ask = (method: string) => fetch(`${server.url}/api/session`, { method, headers: { cookie } })
    expect((await ask('GET')).status).toBe(200)
    expect((await ask('DELETE')).status).toBe(204)
    expect((await ask('GET')).status).toBe(401)
  })

  it('[API-1] answers a wrong password with one sentence and no session', async () => {
    const answer = await server.ask(null, 'POST', '/api/session', { username: 'head', password: 'guess' })
    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'wrong-credentials', message: '用户名或密码不正确' },
    })
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

describe('who may ask', () => {
  const OPEN = new Set(['/api/health', '/api/metrics', '/api/session'])
  const FIGURES = ['/api/consolidation', '/api/findings', '/api/department-input']

  it('[API-2] refuses every route but the open ones to whoever is signed out', async () => {
    const { body } = await server.ask(null, 'GET', '/api/openapi.json')
    const paths = Object.entries((body as { paths: Record<string, Record<string, unknown>> }).paths)
    const closed = paths.filter(([path]) => !OPEN.has(path))
    expect(closed.length).toBeGreaterThan(10)
    for (const [path, methods] of closed) {
      for (const method of Object.keys(methods)) {
        const answer = await server.ask(null, method.toUpperCase(), path.replace('{id}', sectionOf('701001')))
        expect([path, method, answer.status]).toEqual([path, method, 401])
        expect(ApiError.parse(answer.body)).toEqual({ code: 'signed-out', message: '请先登录' })
      }
    }
  })

  it.each([
    ['jiguan', 'GET', ''],
    ['jiguan', 'POST', '/client-id'],
    ['jiguan', 'POST', '/submit'],
    ['jiguan', 'POST', '/withdraw'],
    ['jiguan', 'POST', '/approve'],
    ['jiguan', 'POST', '/revise'],
    ['jiguan', 'GET', '/history'],
    ['jiguan', 'GET', '/late-edits'],
    ['shebao', 'POST', '/withdraw'],
    ['shebao', 'POST', '/approve'],
    ['head', 'POST', '/submit'],
    ['head', 'POST', '/client-id'],
    ['auditor', 'POST', '/submit'],
    ['auditor', 'POST', '/approve'],
    ['auditor', 'POST', '/client-id'],
    ['admin', 'GET', ''],
    ['admin', 'GET', '/history'],
    ['admin', 'POST', '/submit'],
  ])('[API-3] refuses %s: %s …%s of the section of 701002', async (username, method, action) => {
    const body = action === '/submit' ? { stateVector: 'AA==' } : undefined
    const answer = await server.ask(username, method, `/api/sections/${sectionOf('701002')}${action}`, body)
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden', message: '您没有进行此操作的权限' } })
  })

  it('[API-3] refuses to return a section to whoever may not review it', async () => {
    for (const username of ['jiguan', 'shebao', 'auditor', 'admin']) {
      const path = `/api/sections/${sectionOf('701002')}/return`
      expect((await server.ask(username, 'POST', path, { reason: '请核对' })).status).toBe(403)
    }
  })

  it('[API-3] shows no figures to whoever administers the system', async () => {
    for (const path of FIGURES) expect((await server.ask('admin', 'GET', path)).status).toBe(403)
    const board = Board.parse((await server.ask('admin', 'GET', '/api/board')).body)
    for (const section of board.sections) {
      expect(section).toMatchObject({ income: null, expenditure: null, openErrors: 0, may: { read: false } })
    }
  })

  it('[API-4] refuses a request that another web site sends with the cookie of a person', async () => {
    const cookie = await server.cookieOf('shebao')
    const ask = (origin: string) =>
      fetch(`${server.url}/api/sections/${sectionOf('701002')}/client-id`, {
        method: 'POST',
        headers: { cookie, origin },
      })
    const foreign = await ask('https://evil.example')
    expect(foreign.status).toBe(403)
    expect(await foreign.json()).toMatchObject({ code: 'foreign-origin' })
    expect((await ask('null')).status).toBe(403)
    expect((await ask(server.url)).status).toBe(200)
  })
})

describe('malformed requests', () => {
  it.each([
    ['no body', 'POST', '/api/session', undefined],
    ['a body without the password', 'POST', '/api/session', { username: 'head' }],
    ['a number for a name', 'POST', '/api/session', { username: 7, password: 'x' }],
    ['an id that is none', 'GET', '/api/sections/..%2F..%2Fetc', undefined],
    ['a state vector that is no base64', 'POST', `/api/sections/${sectionOf('701')}/submit`, { stateVector: '*' }],
    [
      'a state vector that yjs can not read',
      'POST',
      `/api/sections/${sectionOf('701')}/submit`,
      { stateVector: '/w==' },
    ],
    ['a return without a reason', 'POST', `/api/sections/${sectionOf('701001')}/return`, { reason: ' ' }],
    ['a basis that there is none of', 'GET', '/api/consolidation?basis=guess', undefined],
    ['a limit beyond all measure', 'GET', `/api/sections/${sectionOf('701001')}/history?limit=1000000`, undefined],
    ['a cell that is none', 'GET', `/api/sections/${sectionOf('701001')}/history?cell=__proto__`, undefined],
  ])('[API-5] answers %s with 400 and one sentence', async (_, method, path, body) => {
    const answer = await server.ask('head', method, path, body)
    expect(answer.status).toBe(400)
    expect(ApiError.parse(answer.body)).toMatchObject({ code: 'bad-request', message: expect.stringMatching(/^请求/) })
  })

  it('[API-5] answers what is no JSON, or too much of it, alike', async () => {
    const post = (body: string) =>
      fetch(`${server.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(await (await post('{"username":')).json()).toEqual({
      code: 'bad-request',
      message: '请求内容不是有效的 JSON',
    })
    expect(await (await post(`"${'x'.repeat(1_100_000)}"`)).json()).toEqual({
      code: 'bad-request',
      message: '请求内容过大',
    })
  })

  it('[API-5] answers an address that there is none of with 404', async () => {
    expect(await server.ask('head', 'GET', '/api/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(await server.ask('head', 'GET', '/api/sections/none-2022-r3')).toMatchObject({
      status: 404,
      body: { code: 'not-found', message: '没有这个预算分册' },
    })
  })
})

describe('what is answered', () => {
  it('[API-6] describes every route in one OpenAPI document', async () => {
    const { body } = await server.ask(null, 'GET', '/api/openapi.json')
    expect(Object.keys((body as { paths: object }).paths).sort()).toEqual([
      '/api/admin',
      '/api/admin/rules/{year}',
      '/api/admin/units',
      '/api/admin/units/{code}',
      '/api/admin/users',
      '/api/admin/users/{username}',
      '/api/admin/users/{username}/disable',
      '/api/admin/users/{username}/enable',
      '/api/admin/users/{username}/password',
      '/api/board',
      '/api/ceilings',
      '/api/compare',
      '/api/compare/states',
      '/api/compare/trace',
      '/api/compare/units',
      '/api/consolidation',
      '/api/consolidation/trace',
      '/api/department-input',
      '/api/department/lock',
      '/api/department/publish',
      '/api/department/reopen',
      '/api/explanations',
      '/api/findings',
      '/api/health',
      '/api/metrics',
      '/api/notices',
      '/api/notices/read',
      '/api/pictures/findings',
      '/api/pictures/heads',
      '/api/rounds',
      '/api/sections/{id}',
      '/api/sections/{id}/approve',
      '/api/sections/{id}/client-id',
      '/api/sections/{id}/comments',
      '/api/sections/{id}/comments/{thread}/reopen',
      '/api/sections/{id}/comments/{thread}/replies',
      '/api/sections/{id}/comments/{thread}/resolve',
      '/api/sections/{id}/comments/{thread}/{comment}',
      '/api/sections/{id}/conflicts',
      '/api/sections/{id}/explanations',
      '/api/sections/{id}/explanations/decide',
      '/api/sections/{id}/history',
      '/api/sections/{id}/late-edits',
      '/api/sections/{id}/late-edits/decide',
      '/api/sections/{id}/late-edits/discard',
      '/api/sections/{id}/late-edits/propose',
      '/api/sections/{id}/readers',
      '/api/sections/{id}/return',
      '/api/sections/{id}/revise',
      '/api/sections/{id}/submit',
      '/api/sections/{id}/withdraw',
      '/api/session',
      '/api/session/password',
      '/api/workflow',
      '/api/years',
    ])
  })

  it('[API-6] says whether it can work, and counts what it does', async () => {
    expect((await server.ask(null, 'GET', '/api/health')).body).toEqual({ alive: true, ready: true })
    const { body } = await server.ask(null, 'GET', '/api/metrics')
    expect(body).toMatch(/^hesuan_http_request_seconds_count\{.*route="\/api\/health"/m)
  })

  it('[API-7] shows the board with the figures of the present drafts', async () => {
    const board = Board.parse((await server.ask('head', 'GET', '/api/board')).body)
    expect(board).toMatchObject({
      department: { code: '701', status: 'compiling' },
      year: 2022,
      round: { name: '二上' },
    })
    expect(board.sections.map(({ unitCode, expenditure }) => [unitCode, expenditure])).toEqual([
      ['701001', '13303000.00'],
      ['701002', '5329100.00'],
      ['701003', '3140700.00'],
      ['701', null],
    ])
    expect(board.sections[0]?.openErrors).toBeGreaterThan(0)
  })

  it('[API-7] says of each section what this person may do with it', async () => {
    const board = Board.parse((await server.ask('shebao', 'GET', '/api/board')).body)
    expect(board.sections.map(({ unitCode, may }) => [unitCode, may])).toEqual([
      ['701001', { read: false, write: false, submit: false }],
      ['701002', { read: true, write: true, submit: true }],
      ['701003', { read: false, write: false, submit: false }],
      ['701', { read: false, write: false, submit: false }],
    ])
    const detail = SectionDetail.parse((await server.ask('shebao', 'GET', `/api/sections/${sectionOf('701002')}`)).body)
    expect(detail).toMatchObject({
      status: 'draft',
      epoch: 1,
      precision: 'wan',
      may: { write: true, submit: true, withdraw: false, return: false, approve: false, revise: false, history: true },
    })
  })

  it('[API-8] publishes the tables, and traces a figure to cells that the person may read', async () => {
    const view = ConsolidationView.parse((await server.ask('head', 'GET', '/api/consolidation')).body)
    expect(new Set(view.tables.map(({ id }) => id)).size).toBe(12)
    const place = { basis: 'live', table: 'T02', copy: '', row: 'unit:701002', column: 'total' }
    const forHead = TraceResult.parse((await server.ask('head', 'POST', '/api/consolidation/trace', place)).body)
    expect(forHead.value).toBe('5329100.00')
    expect(forHead.cells.length).toBeGreaterThan(0)
    expect(new Set(forHead.cells.map(({ sectionId }) => sectionId))).toEqual(new Set([sectionOf('701002')]))
    const forOther = TraceResult.parse((await server.ask('jiguan', 'POST', '/api/consolidation/trace', place)).body)
    expect(forOther).toMatchObject({ value: '5329100.00', cells: [] })
    expect(forOther.formula).toMatch(/另有 \d+ 个单元格属于其他单位/)
    const nowhere = { ...place, row: 'unit:999999' }
    expect((await server.ask('head', 'POST', '/api/consolidation/trace', nowhere)).status).toBe(404)
  })

  it('[API-9] shows findings with the cells that the person may read, and none of other units', async () => {
    const all = FindingsView.parse((await server.ask('head', 'GET', '/api/findings')).body)
    const own = FindingsView.parse((await server.ask('shebao', 'GET', '/api/findings')).body)
    const unitsOf = ({ findings, others }: FindingsView) =>
      new Set([...findings, ...others].map(({ bindings }) => bindings.unit))
    for (const unit of ['701001', '701002', '701003']) expect(unitsOf(all)).toContain(unit)
    expect(unitsOf(own)).toEqual(new Set(['701002', undefined]))
    for (const { leftCells, rightCells } of own.findings) {
      for (const { unit } of [...leftCells, ...rightCells]) expect(unit).toBe('701002')
    }
    const section = FindingsView.parse(
      (await server.ask('head', 'GET', `/api/findings?sectionId=${sectionOf('701001')}`)).body,
    )
    expect(
      section.findings.filter(({ severity, verdict }) => severity === 'error' && verdict === 'different'),
    ).toHaveLength(7)
    expect((await server.ask('shebao', 'GET', `/api/findings?sectionId=${sectionOf('701001')}`)).status).toBe(403)
  })

  it('[API-10] gives a browser what it needs to compute by itself, and other units only as tables', async () => {
    const whole = DepartmentInputView.parse((await server.ask('head', 'GET', '/api/department-input')).body)
    expect(whole).toMatchObject({ complete: true, tables: null })
    const template = templateOf(2022)
    if (template === null) throw new Error('no template')
    const computed = publishTables(template, departmentInputOf(whole)).map(({ id, copy }) => `${id}${copy}`)
    const served = ConsolidationView.parse((await server.ask('head', 'GET', '/api/consolidation')).body)
    expect(computed).toEqual(served.tables.map(({ id, copy }) => `${id}${copy}`))

    const own = DepartmentInputView.parse((await server.ask('jiuye', 'GET', '/api/department-input')).body)
    expect(own.snapshots.map(({ sectionId }) => sectionId)).toEqual([sectionOf('701003')])
    expect(own.complete).toBe(false)
    expect(own.tables).toEqual(served.tables)
  })

  it('[API-11] lists the history of a section, newest first, in pages that tear nothing apart', async () => {
    const path = `/api/sections/${sectionOf('701003')}/history`
    const pages: HistoryPage[] = []
    for (let before = ''; pages.length === 0 || pages.at(-1)?.more === true; ) {
      const page = HistoryPage.parse((await server.ask('jiuye', 'GET', `${path}?limit=150${before}`)).body)
      pages.push(page)
      before = `&before=${page.entries.at(-1)?.sequence}`
    }
    const entries = pages.flatMap((page) => page.entries)
    expect(pages.length).toBeGreaterThan(2)
    expect(entries.map(({ sequence }) => sequence)).toEqual(
      entries.map(({ sequence }) => sequence).toSorted((a, b) => b - a),
    )
    expect(new Set(entries.map(({ row, column }) => `${row}:${column}`)).size).toBe(entries.length)
    for (const entry of entries) {
      expect(entry).toMatchObject({ how: 'imported', before: null, author: { userId: 'system' }, conflict: null })
    }
    const whole = DepartmentInputView.parse((await server.ask('jiuye', 'GET', '/api/department-input')).body)
    const cells = whole.snapshots.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row.cells)))
    expect(entries.filter(({ column }) => !column.startsWith('@'))).toHaveLength(cells.length)

    const one = HistoryPage.parse((await server.ask('jiuye', 'GET', `${path}?cell=income.general:amount`)).body)
    expect(one).toMatchObject({
      more: false,
      entries: [{ row: 'income.general', column: 'amount', after: '3140700.00' }],
    })
    const nobody = HistoryPage.parse((await server.ask('jiuye', 'GET', `${path}?author=nobody`)).body)
    expect(nobody).toEqual({ entries: [], steps: [], more: false })
  })

  it('[API-12] grants each caller a clientID of their own', async () => {
    const path = `/api/sections/${sectionOf('701002')}/client-id`
    const first = ClientIdGrant.parse((await server.ask('shebao', 'POST', path)).body)
    const second = ClientIdGrant.parse((await server.ask('shebao', 'POST', path)).body)
    expect(second.clientId).not.toBe(first.clientId)
  })

  it('[API-13] lets pages run scripts of this server only, and caches nothing that a person was shown', async () => {
    const { headers } = await server.ask('head', 'GET', '/api/board')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('[API-14] writes no password and no cookie into the log', async () => {
    await server.ask(null, 'POST', '/api/session', { username: 'head', password: PASSWORD })
    const cookie = await server.cookieOf('head')
    expect(server.log()).not.toContain(PASSWORD)
    expect(server.log()).not.toContain(cookie.slice(30, 60))
  })
})

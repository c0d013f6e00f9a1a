import { Ceilings } from '@hesuan/shared/api/ceilings.ts'
import { FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { DepartmentInputView } from '@hesuan/shared/api/departmentInput.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const NOTHING_SEEN = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64')

describe.each(SERVER_DATABASES)('ceilings on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  const issue = (username: string, ...ceilings: unknown[]) => server.ask(username, 'PUT', '/api/ceilings', { ceilings })
  const ceilingsOf = async (username: string) =>
    Ceilings.parse((await server.ask(username, 'GET', '/api/ceilings')).body)
  const submit = (username: string, section: string) =>
    server.ask(username, 'POST', `/api/sections/${section}/submit`, { stateVector: NOTHING_SEEN })
  const issued = () => server.look((read) => read.selectFrom('ceilings').select(['unit_code', 'kind']).execute())
  const errorsOf = async (basis: 'live' | 'submitted') =>
    FindingsView.parse((await server.ask('head', 'GET', `/api/findings?basis=${basis}`)).body).findings.filter(
      ({ rule }) => rule === 'R43',
    )

  it.each(['jiguan', 'auditor', 'admin'])('[CEI-3] are not for %s to issue', async (username) => {
    const refused = await issue(username, { unit: '701001', kind: 'total', amount: '1.00' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await issued()).toEqual([])
  })

  it.each([
    ['a unit that there is none of', { unit: '999', kind: 'total', amount: '1.00' }],
    ['less than nothing', { unit: '701001', kind: 'total', amount: '-1.00' }],
    ['finer than one 分', { unit: '701001', kind: 'total', amount: '1.001' }],
    ['another kind', { unit: '701001', kind: 'income', amount: '1.00' }],
    ['a number instead of a text', { unit: '701001', kind: 'total', amount: 1 }],
  ])('[CEI-4] are issued all or none: %s', async (_, wrong) => {
    const refused = await issue('head', { unit: '701002', kind: 'basic', amount: '1.00' }, wrong)
    expect(refused).toMatchObject({ status: 400, body: { code: 'bad-request' } })
    expect(await issued()).toEqual([])
  })

  it('[CEI-5] are known to those who may read the unit, the department’s to those who may read all', async () => {
    const answer = await issue(
      'head',
      { unit: '701002', kind: 'total', amount: '6000000.00' },
      { unit: '701003', kind: 'total', amount: '4000000.00' },
      { unit: null, kind: 'total', amount: '30000000.00' },
    )
    expect(answer.status).toBe(200)
    const units = async (username: string) => (await ceilingsOf(username)).ceilings.map(({ unit }) => unit)
    expect(await units('shebao')).toEqual(['701002'])
    expect(await units('jiguan')).toEqual([])
    expect(await units('auditor')).toEqual(['701002', '701003', null])
    expect((await ceilingsOf('head')).ceilings[0]).toMatchObject({ amount: '6000000.00', by: '部门审核' })
    expect((await ceilingsOf('shebao')).may).toEqual({ issue: false })
    expect((await ceilingsOf('head')).may).toEqual({ issue: true })
    const checksOf = async (username: string) => {
      const view = FindingsView.parse((await server.ask(username, 'GET', '/api/findings?basis=live')).body)
      return [...view.findings, ...view.others]
        .filter(({ rule }) => rule === 'R43')
        .map(({ bindings }) => bindings.unit)
    }
    expect(await checksOf('shebao')).toEqual(['701002'])
    expect((await checksOf('auditor')).toSorted()).toEqual(['701002', '701003', undefined])
    expect((await server.ask('admin', 'GET', '/api/ceilings')).status).toBe(403)
    const input = DepartmentInputView.parse((await server.ask('shebao', 'GET', '/api/department-input')).body)
    expect(input.ceilings).toEqual([{ unit: '701002', kind: 'total', amount: '6000000.00' }])
  })

  it('[CEI-6] that a unit is above keep it from submitting, and are found when they come after', async () => {
    expect(await errorsOf('live')).toEqual([])
    expect((await issue('head', { unit: '701002', kind: 'total', amount: '5000000.00' })).status).toBe(200)
    const [found, ...others] = await errorsOf('live')
    expect(others).toEqual([])
    expect(found).toMatchObject({ severity: 'error', right: '5000000', bindings: { unit: '701002' } })
    expect(await submit('shebao', sectionOf('701002'))).toMatchObject({ status: 409, body: { code: 'open-errors' } })

    expect(await submit('jiuye', sectionOf('701003'))).toMatchObject({ status: 200 })
    expect(await errorsOf('submitted')).toEqual([])
    expect((await issue('head', { unit: '701003', kind: 'project', amount: '1.00' })).status).toBe(200)
    expect(await errorsOf('submitted')).toMatchObject([{ bindings: { unit: '701003' } }])
    const kept = await server.look((read) =>
      read.selectFrom('consolidations').select('findings_json').orderBy('id', 'desc').executeTakeFirstOrThrow(),
    )
    expect(kept.findings_json).toContain('"R43"')
  })

  it('[CEI-7] are taken back, stay in the record with whoever issued them, and are written once', async () => {
    const before = (await issued()).length
    expect((await issue('head', { unit: '701003', kind: 'project', amount: null })).status).toBe(200)
    expect((await ceilingsOf('head')).ceilings.map(({ kind }) => kind)).not.toContain('project')
    expect(await errorsOf('submitted')).toEqual([])
    expect((await issue('head', { unit: '701003', kind: 'project', amount: null })).status).toBe(200)
    expect(await issued()).toHaveLength(before + 1)
  })
})

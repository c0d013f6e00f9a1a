import { Board } from '@hesuan/shared/api/board.ts'
import { FindingsView, type FindingText } from '@hesuan/shared/api/consolidation.ts'
import { Explanations } from '@hesuan/shared/api/explanations.ts'
import { Notices } from '@hesuan/shared/api/notices.ts'
import { waiverState } from '@hesuan/shared/checks/waiver.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { writeCells } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openSection } from '../../collab/stockClient.ts'
import { SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const SECTION = sectionOf('701002')
/** A quantity indicator whose value is a rate: typing another rate changes what is compared, and nothing else. */
const INDICATOR = rowId('performanceIndicators', 'f02-i05')
const IDENTITY = `R26/quantity/701002//${INDICATOR}`

describe.each(SERVER_DATABASES)('explanations of warnings on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  /** Types the value of the indicator as an accountant does, and waits until it is saved. */
  const type = async (value: string) => {
    const client = openSection(server.url, await server.cookieOf('shebao'), SECTION)
    await client.whenSynced()
    const saved = client.saved()
    writeCells(client.doc, [{ row: INDICATOR, column: 'value', value }], null)
    await vi.waitFor(() => expect(client.saved()).toBeGreaterThan(saved), { timeout: 20_000 })
    client.destroy()
  }
  const warnings = async (username = 'shebao') =>
    FindingsView.parse((await server.ask(username, 'GET', '/api/findings')).body).findings.filter(
      ({ severity, verdict }) => severity === 'warning' && verdict === 'different',
    )
  const warning = async (identity = IDENTITY): Promise<FindingText> => {
    const found = (await warnings('head')).find((finding) => finding.identity === identity)
    if (found === undefined) throw new Error(`no warning ${identity}`)
    return found
  }
  const explain = (username: string, section: string, findings: readonly unknown[], text = '按省局口径统计') =>
    server.ask(username, 'POST', `/api/sections/${section}/explanations`, { findings, text })
  const valuesOf = ({ identity, left, right }: FindingText) => ({ identity, left, right })
  const said = async (username: string) =>
    Explanations.parse((await server.ask(username, 'GET', '/api/explanations')).body)
  const explanation = async () => {
    const found = (await said('head')).explanations.find(({ identity }) => identity === IDENTITY)
    if (found === undefined) throw new Error('nothing was explained')
    return found
  }
  const decide = (username: string, body: unknown) =>
    server.ask(username, 'POST', `/api/sections/${SECTION}/explanations/decide`, body)
  const row = async (unit: string) =>
    Board.parse((await server.ask('head', 'GET', '/api/board')).body).sections.find(({ unitCode }) => unitCode === unit)
  const told = async (username: string) =>
    Notices.parse((await server.ask(username, 'GET', '/api/notices')).body).notices.map(({ kind: what, text }) => [
      what,
      text,
    ])

  it('[WAV-5] are for the people of the unit to write, of warnings that are there with these values alone', async () => {
    const finding = valuesOf(await warning())
    for (const stranger of ['jiuye', 'head', 'auditor', 'admin']) {
      expect(await explain(stranger, SECTION, [finding])).toMatchObject({ status: 403 })
    }
    const wrong = [
      { ...finding, left: '1.00' },
      { ...finding, identity: 'R26/nosuch/701002//' },
      valuesOf((await warnings('head')).find(({ bindings }) => bindings.unit === '701003') ?? (await warning())),
    ]
    for (const one of wrong) {
      expect(await explain('shebao', SECTION, [finding, one])).toMatchObject({
        status: 409,
        body: { code: 'wrong-state' },
      })
    }
    expect(await explain('shebao', SECTION, [finding], '  ')).toMatchObject({ status: 400 })
    expect((await said('head')).explanations).toEqual([])
  })

  it('[WAV-1][WAV-7] wait for the head, who is told, and count on the board until they are agreed to', async () => {
    const before = await row('701002')
    const others = (await warnings()).filter(({ rule, bindings }) => rule === 'R22' && bindings.unit === '701002')
    expect(others.length).toBeGreaterThan(0)
    const findings = [await warning(), ...others].map(valuesOf)
    expect(await explain('shebao', SECTION, findings)).toMatchObject({ status: 200 })
    expect(await row('701002')).toMatchObject({
      openWarnings: before?.openWarnings,
      unexplained: (before?.unexplained ?? 0) - findings.length,
      pendingExplanations: findings.length,
    })
    expect(await explanation()).toMatchObject({ by: '社保局经办', text: '按省局口径统计', decision: null })
    expect(await told('head')).toEqual([['explained', '按省局口径统计']])
    // A second one before the first is read is no other news.
    expect(await explain('shebao', SECTION, [valuesOf(await warning())], '按省局口径统计，附文件')).toMatchObject({
      status: 200,
    })
    expect(await told('head')).toHaveLength(1)

    const { id } = await explanation()
    expect(await decide('shebao', { ids: [id], verdict: 'agreed', reason: null })).toMatchObject({ status: 403 })
    expect(await decide('head', { ids: [id], verdict: 'declined', reason: null })).toMatchObject({ status: 400 })
    expect(await decide('head', { ids: [id], verdict: 'declined', reason: '请附省局文件' })).toMatchObject({
      status: 200,
    })
    expect(waiverState(await warning(), await explanation())).toBe('declined')
    expect(await told('shebao')).toEqual([['explanation-declined', '请附省局文件']])
    expect(await decide('head', { ids: [id], verdict: 'agreed', reason: null })).toMatchObject({ status: 200 })
    expect(await explanation()).toMatchObject({ decision: { verdict: 'agreed', by: '部门审核' } })
    expect((await row('701002'))?.openWarnings).toBe((before?.openWarnings ?? 0) - 1)
  })

  it('[WAV-2] lapse by themselves as soon as a value changes, and hold again where it changes back', async () => {
    const agreed = await explanation()
    await type('95%')
    expect(waiverState(await warning(), agreed)).toBe('lapsed')
    // A decision that comes too late is about words that do not hold: the state stays what it is.
    expect(await decide('head', { ids: [agreed.id], verdict: 'agreed', reason: null })).toMatchObject({ status: 200 })
    expect(waiverState(await warning(), await explanation())).toBe('lapsed')
    await type('100%')
    expect(waiverState(await warning(), await explanation())).toBe('agreed')
  })

  it('[WAV-8] are read by whoever may read the section, and stay in the record, which nobody can change', async () => {
    expect((await said('jiuye')).explanations).toEqual([])
    expect((await said('auditor')).sections.map(({ may }) => may)).toEqual(
      Array.from({ length: 4 }, () => ({ explain: false, decide: false })),
    )
    expect((await said('auditor')).explanations.length).toBeGreaterThan(1)
    expect(await server.ask('jiuye', 'GET', `/api/explanations?section=${SECTION}`)).toMatchObject({ status: 403 })
    const events = await server.look((read) =>
      read.selectFrom('explanation_events').select('kind').where('identity', '=', IDENTITY).orderBy('id').execute(),
    )
    expect(events.map(({ kind: what }) => what)).toEqual(['explained', 'explained', 'declined', 'agreed', 'agreed'])
    await expect(
      server.work(({ write }) => write.updateTable('explanation_events').set({ text: 'x' }).execute()),
    ).rejects.toThrow('append-only')
  })

  it('[WAV-9] are asked for by a submission, and do not hold it up', async () => {
    const stateVector = 'AA=='
    expect((await row('701002'))?.unexplained).toBeGreaterThan(0)
    expect(await server.ask('shebao', 'POST', `/api/sections/${SECTION}/submit`, { stateVector })).toMatchObject({
      status: 200,
    })
    // Whoever can't write any more can still explain.
    const left = (await warnings()).find(({ rule }) => rule === 'R24')
    expect(left).toBeDefined()
    if (left !== undefined) expect(await explain('shebao', SECTION, [valuesOf(left)])).toMatchObject({ status: 200 })
  })
})

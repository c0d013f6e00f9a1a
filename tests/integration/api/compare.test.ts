import { CompareStates, Comparison, SideBySide, type StateText } from '@hesuan/shared/api/compare.ts'
import { ConsolidationView, TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { readRows, writeCells } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openSection } from '../../collab/stockClient.ts'
import { SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const ROUND = '701-2022-r3'
const NEXT = '701-2022-r4'
const SHEBAO = sectionOf('701002')
const SEES = { stateVector: 'AA==' }
const ROUTES = [
  '/api/compare/states',
  `/api/compare?left=draft-${ROUND}&right=draft-${ROUND}`,
  `/api/compare/units?state=draft-${ROUND}`,
] as const

describe.each(SERVER_DATABASES)('states of the department beside each other, on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  const statesOf = async (round?: string) =>
    CompareStates.parse(
      (await server.ask('head', 'GET', `/api/compare/states${round === undefined ? '' : `?round=${round}`}`)).body,
    )
  const compared = async (left: string, right: string, more = '') =>
    Comparison.parse((await server.ask('head', 'GET', `/api/compare?left=${left}&right=${right}${more}`)).body)
  const act = async (username: string, section: string, action: string, body?: unknown) =>
    expect(await server.ask(username, 'POST', `/api/sections/${section}/${action}`, body)).toMatchObject({
      status: 200,
    })
  /** Moves 1,000 元 from printing to office supplies: the sums of the section stay as they are. */
  const moveThousand = async () => {
    const client = openSection(server.url, await server.cookieOf('shebao'), SHEBAO)
    await client.whenSynced()
    const saved = client.saved()
    const amount = (code: string) =>
      readRows(client.doc).find(({ id }) => id === rowId('basic', code))?.cells['amount'] ?? ''
    const write = (code: string, by: number) => ({
      row: rowId('basic', code),
      column: 'amount',
      value: new Exact(amount(code)).plus(by).toFixed(2),
    })
    writeCells(client.doc, [write('c30201', 1000), write('c30202', -1000)], null)
    await vi.waitFor(() => expect(client.saved()).toBeGreaterThan(saved), { timeout: 20_000 })
    client.destroy()
  }
  const named = ({ kind: of, step, included, round }: StateText) => [of, round.name, step?.action ?? null, included]

  it.each(ROUTES)('[CMP-20] %s is for whoever may read the consolidated tables, and nobody else', async (path) => {
    expect(await server.ask('admin', 'GET', path)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await server.ask(null, 'GET', path)).status).toBe(401)
    for (const username of ['shebao', 'head', 'auditor'])
      expect((await server.ask(username, 'GET', path)).status).toBe(200)
  })

  it('[CMP-20] neither are the sources of their figures', async () => {
    const body = { state: `draft-${ROUND}`, table: 'T02', copy: '', row: 'total', column: 'total' }
    expect((await server.ask('admin', 'POST', '/api/compare/trace', body)).status).toBe(403)
    expect((await server.ask(null, 'POST', '/api/compare/trace', body)).status).toBe(401)
  })

  it('[CMP-11] where there is one state alone, there is nothing to compare', async () => {
    const { states, suggested } = await statesOf()
    expect(states.map(named)).toEqual([['draft', '二上', null, 4]])
    expect(suggested).toBeNull()
  })

  it('[CMP-12] a state that there is not is refused, and an address that is none', async () => {
    for (const id of ['state-999999', 'draft-there-is-none']) {
      expect((await server.ask('head', 'GET', `/api/compare?left=${id}&right=draft-${ROUND}`)).status).toBe(404)
      expect((await server.ask('head', 'GET', `/api/compare/units?state=${id}`)).status).toBe(404)
    }
    expect((await server.ask('head', 'GET', `/api/compare?left=latest&right=draft-${ROUND}`)).status).toBe(400)
  })

  it('[CMP-10, CMP-11] each submission and each return makes a state, which stays as it was stored', async () => {
    await act('shebao', SHEBAO, 'submit', SEES)
    expect((await statesOf()).suggested).toEqual({
      left: (await statesOf()).states[1]?.id,
      right: `draft-${ROUND}`,
    })
    const stored = ConsolidationView.parse((await server.ask('head', 'GET', '/api/consolidation?basis=submitted')).body)
    await act('head', SHEBAO, 'return', { reason: '办公费请核对' })
    await act('shebao', SHEBAO, 'revise')
    await moveThousand()
    await act('shebao', SHEBAO, 'submit', SEES)
    const { states, suggested } = await statesOf()
    expect(states.map(named)).toEqual([
      ['draft', '二上', null, 4],
      ['binding', '二上', 'submit', 1],
      ['binding', '二上', 'return', 0],
      ['binding', '二上', 'submit', 1],
    ])
    expect(states[1]?.step).toMatchObject({ unitName: '市社保局' })
    expect(suggested).toEqual({ left: states[3]?.id, right: states[1]?.id })
    const first = await compared(states[3]?.id ?? '', states[2]?.id ?? '', '&table=T02&sort=place')
    const total = stored.tables.find(({ id }) => id === 'T02')?.rows.find(({ key }) => key === 'total')
    expect(first.differences[0]).toMatchObject({
      kind: 'gone',
      left: { row: 'total', value: total?.cells['total']?.value },
      right: null,
    })
  })

  it('[CMP-13] two submissions differ by what was typed between them, table by table, the largest first', async () => {
    const { suggested } = await statesOf()
    const { tables, table, differences, total, largest, left, right } = await compared(
      suggested?.left ?? '',
      suggested?.right ?? '',
    )
    expect([left.kind, right.kind]).toEqual(['binding', 'binding'])
    expect(tables).toHaveLength(12)
    expect(tables.filter(({ added, gone, changed }) => added + gone + changed > 0)).toMatchObject([
      { id: 'T04', changed: total },
    ])
    expect(table).toBe('T04')
    expect(differences.map(({ code, unitName, difference }) => [code, unitName, difference])).toEqual(
      expect.arrayContaining([
        ['30201', '市社保局', '1000.00'],
        ['30202', '市社保局', '-1000.00'],
      ]),
    )
    expect(largest).toBe('1000.00')
    const [one] = differences
    expect(new Exact(one?.right?.value ?? '').minus(one?.left?.value ?? '').toFixed(2)).toBe(one?.difference)
  })

  it('[CMP-14] a figure of either side leads to the cells as they were then, those of units that one may read', async () => {
    const { suggested } = await statesOf()
    const { differences } = await compared(suggested?.left ?? '', suggested?.right ?? '', '&table=T04')
    const figure = differences.find(({ code }) => code === '30201')
    const trace = async (username: string, state: string, side: 'left' | 'right') =>
      server.ask(username, 'POST', '/api/compare/trace', {
        state,
        table: 'T04',
        copy: figure?.[side]?.copy,
        row: figure?.[side]?.row,
        column: figure?.column,
      })
    for (const side of ['left', 'right'] as const) {
      const { value, cells } = TraceResult.parse((await trace('head', suggested?.[side] ?? '', side)).body)
      expect(value).toBe(figure?.[side]?.value)
      expect(cells).toMatchObject([{ sectionId: SHEBAO, cell: `${rowId('basic', 'c30201')}:amount`, value }])
    }
    const foreign = TraceResult.parse((await trace('jiguan', suggested?.left ?? '', 'left')).body)
    expect(foreign.cells).toEqual([])
    expect(foreign.formula).toContain('其他单位')
  })

  it('[CMP-15] units stand beside each other with their sum and their shares', async () => {
    const beside = SideBySide.parse(
      (await server.ask('shebao', 'GET', `/api/compare/units?state=draft-${ROUND}&table=T02`)).body,
    )
    expect(beside.units.map(({ code }) => code)).toEqual(['701001', '701002', '701003'])
    expect(beside.tables.map(({ id }) => id)).toEqual(['T02', 'T04', 'T05', 'T06', 'T09', 'T10'])
    expect(beside.rows[0]).toMatchObject({ code: '', name: '', sum: '21772800.00' })
    expect(beside.rows[0]?.cells[1]).toEqual({ row: 'unit:701002', value: '5329100.00', share: '24.5' })
    const salaries = SideBySide.parse(
      (await server.ask('head', 'GET', `/api/compare/units?state=draft-${ROUND}&table=T04&column=salaries`)).body,
    )
    expect(salaries.column).toBe('salaries')
    for (const { sum, cells } of salaries.rows) {
      const added = cells.reduce((total, cell) => total.plus(cell?.value ?? 0), new Exact(0))
      expect(added.toFixed(2)).toBe(sum)
    }
  })

  it('[CMP-16] a round that was closed is compared with the one that follows it', async () => {
    expect((await server.ask('head', 'POST', '/api/rounds', { round: ROUND })).status).toBe(200)
    const { states, suggested } = await statesOf()
    expect(states.map(({ id, kind: of }) => [id, of]).slice(0, 2)).toEqual([
      [`draft-${NEXT}`, 'draft'],
      [`draft-${ROUND}`, 'ended'],
    ])
    expect(suggested).toEqual({ left: states[2]?.id, right: `draft-${NEXT}` })
    // The round began as a copy of the other.
    const { total, tables } = await compared(`draft-${ROUND}`, `draft-${NEXT}`)
    expect(total).toBe(0)
    expect(tables.every(({ added, gone, changed }) => added + gone + changed === 0)).toBe(true)
    expect((await statesOf(ROUND)).suggested).toEqual({ left: states[4]?.id, right: states[2]?.id })
  })
})

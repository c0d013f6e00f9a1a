import { lockRound } from '@hesuan/server/storage/consolidations.ts'
import type { Trx } from '@hesuan/server/storage/database.ts'
import { lockSection } from '@hesuan/server/storage/sections.ts'
import { Board } from '@hesuan/shared/api/board.ts'
import { Ceilings } from '@hesuan/shared/api/ceilings.ts'
import { ConsolidationView, FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { DepartmentInputView } from '@hesuan/shared/api/departmentInput.ts'
import { Explanations } from '@hesuan/shared/api/explanations.ts'
import { Notices } from '@hesuan/shared/api/notices.ts'
import { SectionDetail } from '@hesuan/shared/api/section.ts'
import { WorkflowSteps, YearSums } from '@hesuan/shared/api/workflow.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { type CellWrite, writeCells } from '@hesuan/shared/section/document.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { historyOf, openSection } from '../../collab/stockClient.ts'
import { MENDED_2022 } from './mended2022.ts'
import { type Answer, SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const ROUND = '701-2022-r3'
const SEES = { stateVector: 'AA==' }
const UNITS = [
  ['jiguan', '701001'],
  ['shebao', '701002'],
  ['jiuye', '701003'],
] as const

describe.each(SERVER_DATABASES)('the budget as a whole on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  const act = (username: string, section: string, action: string, body?: unknown) =>
    server.ask(username, 'POST', `/api/sections/${section}/${action}`, body)
  const department = (username: string, action: string, reason: string | null = null, round = ROUND) =>
    server.ask(username, 'POST', `/api/department/${action}`, { round, reason })
  const boardOf = async (username: string, round?: string) =>
    Board.parse((await server.ask(username, 'GET', `/api/board${round === undefined ? '' : `?round=${round}`}`)).body)
  const detailOf = async (username: string, section: string) =>
    SectionDetail.parse((await server.ask(username, 'GET', `/api/sections/${section}`)).body)
  const stepsOf = async (username: string, round?: string) =>
    WorkflowSteps.parse(
      (await server.ask(username, 'GET', `/api/workflow${round === undefined ? '' : `?round=${round}`}`)).body,
    ).steps
  const ceilingsOf = async () => Ceilings.parse((await server.ask('head', 'GET', '/api/ceilings')).body).ceilings
  /** What a request answers that comes to wait for a section which another transaction holds; that does a thing, then ends. */
  const whileHeld = async (section: string, ask: () => Promise<Answer>, act: (trx: Trx) => Promise<void>) => {
    const { asked } = await server.work(({ write, read, dialect }) =>
      write.transaction().execute(async (trx) => {
        await lockSection(trx, dialect, section)
        const answer = ask()
        const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        await vi.waitFor(async () => expect((await waiting.execute(read)).rows).toHaveLength(1), { timeout: 10_000 })
        await act(trx)
        return { asked: answer }
      }),
    )
    return asked
  }
  const noticesOf = async (username: string) =>
    Notices.parse((await server.ask(username, 'GET', '/api/notices')).body).notices
  const type = async (username: string, section: string, writes: readonly CellWrite[]) => {
    const client = openSection(server.url, await server.cookieOf(username), section)
    await client.whenSynced()
    const saved = client.saved()
    writeCells(client.doc, writes, null)
    await vi.waitFor(() => expect(client.saved()).toBeGreaterThan(saved), { timeout: 20_000 })
    client.destroy()
  }

  it('[WFL-10] a return is pinned to cells and findings of its section, which stand with its reason', async () => {
    const section = sectionOf('701002')
    expect((await act('shebao', section, 'submit', SEES)).status).toBe(200)
    const cell = `${rowId('basic', 'c30201')}:amount`
    const finding = FindingsView.parse(
      (await server.ask('head', 'GET', `/api/findings?sectionId=${section}`)).body,
    ).findings.find(({ severity }) => severity === 'warning')
    const points = [
      { cell, identity: null, text: '办公费依据不足' },
      { cell: null, identity: finding?.identity ?? '', text: finding?.sentence ?? '' },
    ]
    for (const wrong of ['nosuch.x:amount', 'overallGoals.goal:goal', 'basic.c30201:nosuch']) {
      const refused = await act('head', section, 'return', {
        reason: '请核对',
        points: [{ cell: wrong, identity: null, text: '此处' }],
      })
      expect(refused).toMatchObject({ status: 400, body: { code: 'bad-request' } })
    }
    expect((await detailOf('shebao', section)).status).toBe('submitted')
    expect((await act('head', section, 'return', { reason: '请核对', points })).status).toBe(200)
    expect((await detailOf('shebao', section)).returned).toMatchObject({ reason: '请核对', points })
    expect((await boardOf('shebao')).sections.find(({ id }) => id === section)?.returned?.points).toHaveLength(2)
    expect((await boardOf('jiuye')).sections.find(({ id }) => id === section)?.returned).toBeNull()
    expect((await act('shebao', section, 'revise')).status).toBe(200)
    expect((await act('shebao', section, 'submit', SEES)).status).toBe(200)
    expect((await detailOf('shebao', section)).returned).toBeNull()
    await expect(
      server.work(({ write }) => write.updateTable('return_points').set({ text: 'x' }).execute()),
    ).rejects.toThrow('append-only')
  })

  it('[WFL-11] is locked by the head alone, and only when everything in it is approved', async () => {
    for (const username of ['shebao', 'auditor', 'admin']) {
      expect(await department(username, 'lock')).toMatchObject({ status: 403 })
    }
    expect(await department('head', 'lock')).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', message: '还有 4 个分册没有审核通过，不能锁定' },
    })
    expect(await department('head', 'publish')).toMatchObject({ status: 409 })
    await type('jiguan', sectionOf('701001'), MENDED_2022)
    for (const [username, unit] of UNITS) {
      if (unit !== '701002') expect((await act(username, sectionOf(unit), 'submit', SEES)).status).toBe(200)
      expect((await act('head', sectionOf(unit), 'approve')).status).toBe(200)
    }
    expect((await act('head', sectionOf('701'), 'submit', SEES)).status).toBe(200)
    expect((await act('head', sectionOf('701'), 'approve')).status).toBe(200)
    expect((await boardOf('head')).may).toMatchObject({ lock: true, publish: false, reopen: false })
    expect((await boardOf('shebao')).may).toEqual({ lock: false, publish: false, reopen: false, openRound: null })
  })

  it.runIf(kind === 'PostgreSQL')(
    '[WFL-40] is not locked around a return that is under way: it waits for it and sees it',
    async () => {
      const section = sectionOf('701002')
      const refused = await whileHeld(
        section,
        () => department('head', 'lock'),
        async (trx) => {
          await trx.updateTable('sections').set({ status: 'returned' }).where('id', '=', section).execute()
        },
      )
      expect(refused).toMatchObject({ status: 409, body: { message: '还有 1 个分册没有审核通过，不能锁定' } })
      await server.work(({ write }) =>
        write.updateTable('sections').set({ status: 'approved' }).where('id', '=', section).execute(),
      )
    },
  )

  it('[WFL-12] is published from locked and reopened with a reason, each step kept and told', async () => {
    expect((await department('head', 'lock')).status).toBe(200)
    expect((await boardOf('shebao')).department.status).toBe('locked')
    expect(await act('head', sectionOf('701002'), 'return', { reason: '再看' })).toMatchObject({ status: 409 })
    expect(await department('head', 'lock')).toMatchObject({ status: 409 })
    expect((await department('head', 'publish')).status).toBe(200)
    expect(await department('head', 'reopen')).toMatchObject({ status: 400 })
    expect((await department('head', 'reopen', '财政批复调整')).status).toBe(200)
    expect((await boardOf('shebao')).department.status).toBe('compiling')
    const steps = await stepsOf('auditor')
    expect(steps.slice(0, 3).map(({ action, by, reason }) => [action, by, reason])).toEqual([
      ['reopen', '部门审核', '财政批复调整'],
      ['publish', '部门审核', null],
      ['lock', '部门审核', null],
    ])
    expect((await noticesOf('jiuye')).slice(0, 3).map(({ kind: what, text }) => [what, text])).toEqual([
      ['reopened', '财政批复调整'],
      ['published', null],
      ['locked', null],
    ])
    await expect(server.work(({ write }) => write.deleteFrom('department_events').execute())).rejects.toThrow(
      'append-only',
    )
  })

  it('[WFL-13] shows every step on one line of time, its reason to whoever may read the section', async () => {
    const returned = (steps: Awaited<ReturnType<typeof stepsOf>>) => steps.find(({ action }) => action === 'return')
    expect(returned(await stepsOf('shebao'))).toMatchObject({ reason: '请核对', section: { unitName: '市社保局' } })
    expect(returned(await stepsOf('jiuye'))).toMatchObject({ reason: null, by: '部门审核' })
    const times = (await stepsOf('head')).map(({ at }) => at)
    expect(times).toEqual(times.toSorted().toReversed())
  })

  it('[RND-1] [WFL-41] a round is ended and its copy opened by the head alone: sections with their expressions, ceilings, explanations', async () => {
    const old = sectionOf('701002')
    expect((await act('head', old, 'return', { reason: '改一处' })).status).toBe(200)
    expect((await act('shebao', old, 'revise')).status).toBe(200)
    const amount = rowId('income', 'other')
    await type('shebao', old, [
      { row: amount, column: 'note', value: '二上新增说明' },
      { row: amount, column: 'amount', value: '30000.00' },
      { row: amount, column: 'amountExpression', value: '=1+2 万元' },
    ])
    const warning = FindingsView.parse(
      (await server.ask('shebao', 'GET', `/api/findings?sectionId=${old}`)).body,
    ).findings.find(({ severity, verdict }) => severity === 'warning' && verdict === 'different')
    const explained = await server.ask('shebao', 'POST', `/api/sections/${old}/explanations`, {
      findings: [{ identity: warning?.identity, left: warning?.left, right: warning?.right }],
      text: '已核实',
    })
    const [explanation] = Explanations.parse(explained.body).explanations
    await server.ask('head', 'POST', `/api/sections/${old}/explanations/decide`, {
      ids: [explanation?.id],
      verdict: 'agreed',
      reason: null,
    })
    await server.ask('head', 'PUT', '/api/ceilings', {
      ceilings: [{ unit: '701002', kind: 'total', amount: '9000000.00' }],
    })
    for (const username of ['shebao', 'auditor', 'admin']) {
      expect(await server.ask(username, 'POST', '/api/rounds', { round: ROUND })).toMatchObject({ status: 403 })
    }
    expect((await boardOf('head')).may.openRound).toBe('二下')
    const issued = await ceilingsOf()
    const open = () => server.ask('head', 'POST', '/api/rounds', { round: ROUND })
    // [WFL-41] Whoever holds a section comes to its round next: had the opening locked that first, neither could go on.
    const opened =
      kind === 'SQLite' ? await open() : await whileHeld(old, open, (trx) => lockRound(trx, 'postgres', ROUND))
    expect(opened).toMatchObject({ status: 200, body: { round: '701-2022-r4' } })
    const board = await boardOf('head')
    expect(board).toMatchObject({ round: { id: '701-2022-r4', name: '二下', open: true }, may: { openRound: null } })
    expect(board.sections.map(({ id, status }) => [id, status])).toEqual(
      ['701001', '701002', '701003', '701'].map((unit) => [`${unit}-2022-r4`, 'draft']),
    )
    const inputOf = async (round: string) => {
      const { snapshots } = DepartmentInputView.parse(
        (await server.ask('head', 'GET', `/api/department-input?round=${round}`)).body,
      )
      return snapshots.map(({ sectionId: _, ...snapshot }) => snapshot)
    }
    expect(await inputOf('701-2022-r4')).toEqual(await inputOf(ROUND))
    const carried = Explanations.parse((await server.ask('head', 'GET', '/api/explanations')).body).explanations
    expect(carried).toMatchObject([
      {
        sectionId: '701002-2022-r4',
        text: '已核实',
        by: '社保局经办',
        decision: { verdict: 'agreed', by: '部门审核' },
      },
    ])
    expect(issued).toMatchObject([{ unit: '701002', kind: 'total', amount: '9000000.00' }])
    // By whom and when they were issued, not carried.
    expect(await ceilingsOf()).toEqual(issued)
    const { entries } = await historyOf(server.url, await server.cookieOf('auditor'), '701002-2022-r4')
    expect(new Set(entries.map(({ how }) => how))).toEqual(new Set(['carried']))
    const expressions = await server.look((read) =>
      read
        .selectFrom('cell_changes')
        .select('after')
        .where('section_id', '=', '701002-2022-r4')
        .where('column_id', '=', 'amountExpression')
        .execute(),
    )
    expect(expressions).toEqual([{ after: '=1+2 万元' }])
    expect((await noticesOf('shebao'))[0]).toMatchObject({ kind: 'round-opened', text: '二下' })
  })

  it('[RND-2] the old round stays as it is, for everybody and every way in, and is read as before', async () => {
    const old = await boardOf('head', ROUND)
    expect(old).toMatchObject({
      round: { id: ROUND, open: false },
      may: { lock: false, reopen: false, openRound: null },
    })
    expect(old.rounds.map(({ id, open }) => [id, open])).toEqual([
      ['701-2022-r4', true],
      [ROUND, false],
    ])
    expect(old.sections.every(({ may }) => !may.write && !may.submit)).toBe(true)
    expect(await act('shebao', sectionOf('701002'), 'submit', SEES)).toMatchObject({
      status: 409,
      body: { message: '“二上”已结束，不能再上报' },
    })
    expect(await server.ask('head', 'POST', '/api/rounds', { round: ROUND })).toMatchObject({ status: 409 })
    expect(
      await server.ask('head', 'PUT', `/api/ceilings?round=${ROUND}`, {
        ceilings: [{ unit: '701002', kind: 'total', amount: '1.00' }],
      }),
    ).toMatchObject({ status: 409 })
    const client = openSection(server.url, await server.cookieOf('shebao'), sectionOf('701002'))
    await client.whenSynced()
    writeCells(client.doc, [{ row: rowId('income', 'other'), column: 'note', value: '改旧轮次' }], null)
    const kept = () =>
      server.look((read) => read.selectFrom('late_edits').select('mine').where('mine', '=', '改旧轮次').execute())
    await expect.poll(kept, { timeout: 20_000 }).toHaveLength(1)
    client.destroy()
    expect((await server.ask('head', 'GET', '/api/board?round=nosuch')).status).toBe(404)
  })

  it('[RND-3] figures, checks and ceilings are those of the round that is asked for (R43)', async () => {
    await server.ask('head', 'PUT', '/api/ceilings', {
      ceilings: [{ unit: '701002', kind: 'total', amount: '1.00' }],
    })
    const above = async (query: string) =>
      FindingsView.parse((await server.ask('head', 'GET', `/api/findings${query}`)).body).findings.filter(
        ({ rule }) => rule === 'R43',
      )
    expect(await above('')).toHaveLength(1)
    expect(await above(`?round=${ROUND}`)).toEqual([])
    expect(await act('shebao', '701002-2022-r4', 'submit', SEES)).toMatchObject({
      status: 409,
      body: { code: 'open-errors' },
    })
    const tables = async (query: string) =>
      ConsolidationView.parse((await server.ask('head', 'GET', `/api/consolidation?basis=submitted${query}`)).body)
    expect((await tables('')).sources.some(({ included }) => included)).toBe(false)
    expect((await tables(`&round=${ROUND}`)).sources.some(({ included }) => included)).toBe(true)
  })

  it('[RND-4] the next year is opened from the latest round: structure, prior-year amounts, staffing, blank amounts', async () => {
    const open = (username: string, year: number) => server.ask(username, 'POST', '/api/years', { year })
    for (const username of ['shebao', 'auditor']) expect(await open(username, 2023)).toMatchObject({ status: 403 })
    expect(await open('head', 2024)).toMatchObject({ status: 409 })
    expect(await open('admin', 2023)).toMatchObject({ status: 200, body: { round: '701-2023-r1' } })
    expect(await open('admin', 2023)).toMatchObject({ status: 409 })
    const board = await boardOf('head')
    expect(board).toMatchObject({
      year: 2023,
      round: { name: '一上', open: true },
      department: { status: 'compiling' },
    })
    const rowsOf = async (round: string, unit: string) =>
      DepartmentInputView.parse(
        (await server.ask('head', 'GET', `/api/department-input?round=${round}`)).body,
      ).snapshots.find(({ unitCode }) => unitCode === unit)?.rows ?? []
    const before = await rowsOf('701-2022-r4', '701002')
    const after = await rowsOf('701-2023-r1', '701002')
    const project = (rows: typeof before, id: string) => rows.find((row) => row.id === id)?.cells
    const of2022 = before.filter(({ sheet }) => sheet === 'projects')
    expect(after.filter(({ sheet }) => sheet === 'projects')).toHaveLength(of2022.length)
    for (const { id, cells } of of2022) {
      expect(project(after, id)).toMatchObject({
        name: cells['name'],
        continuity: 'continuing',
        priorYear: cells['general'],
      })
      expect(project(after, id)).not.toHaveProperty('general')
    }
    expect(after.filter(({ sheet }) => sheet === 'procurement')).toEqual([])
    expect(after.filter(({ sheet }) => sheet === 'basic').every(({ cells }) => cells['amount'] === undefined)).toBe(
      true,
    )
    // The year before goes on as it was, beside it.
    expect(await rowsOf('701-2022-r4', '701002')).toEqual(before)
    expect((await boardOf('head', '701-2022-r4')).round.open).toBe(true)
  })

  it('[RND-5] years are compared by their sums, as those may who read the department’s figures', async () => {
    expect(await server.ask('admin', 'GET', '/api/years')).toMatchObject({ status: 403 })
    const { years } = YearSums.parse((await server.ask('shebao', 'GET', '/api/years')).body)
    expect(years.map(({ year, round }) => [year, round.name])).toEqual([
      [2023, '一上'],
      [2022, '二下'],
    ])
    expect(years.map(({ department: { expenditure } }) => expenditure)).toEqual([null, '21772800.00'])
    expect(years[1]?.units.find(({ code }) => code === '701002')).toMatchObject({ expenditure: '5329100.00' })
  })
})

import { canonicalSnapshot } from '@hesuan/server/consolidation/canonicalSnapshot.ts'
import { takeStep } from '@hesuan/server/sections/takeStep.ts'
import { Board } from '@hesuan/shared/api/board.ts'
import { ConsolidationView, FindingText } from '@hesuan/shared/api/consolidation.ts'
import { DepartmentInputView, departmentInputOf } from '@hesuan/shared/api/departmentInput.ts'
import { type HistoryEntry, HistoryPage, type HistoryStep } from '@hesuan/shared/api/history.ts'
import { SectionDetail, SubmissionResult } from '@hesuan/shared/api/section.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, insertRow, writeCells } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { historyOf, openSection, type StockClient } from '../../collab/stockClient.ts'
import { MENDED_2022 } from './mended2022.ts'
import { PASSWORD, SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const NOTHING_SEEN = Buffer.from(Y.encodeStateVector(new Y.Doc())).toString('base64')

describe.each(SERVER_DATABASES)('submitting a section on %s', (kind) => {
  let server: TestServer
  const clients: StockClient[] = []
  beforeAll(async () => {
    server = await startTestServer(kind)
    const created = await server.hesuan(
      ['user', 'add', 'chief', '--name', '社保局负责人', '--role', 'unitHead', '--unit', '701002'],
      `${PASSWORD}\n`,
    )
    expect(created.code).toBe(0)
  })
  afterAll(async () => {
    for (const client of clients) client.destroy()
    await server.stop()
  })

  const open = async (username: string, section: string): Promise<StockClient> => {
    const client = openSection(server.url, await server.cookieOf(username), section)
    clients.push(client)
    await client.whenSynced()
    return client
  }
  const seenBy = ({ doc }: StockClient): string => Buffer.from(Y.encodeStateVector(doc)).toString('base64')
  const act = (username: string, section: string, action: string, body?: unknown) =>
    server.ask(username, 'POST', `/api/sections/${section}/${action}`, body)
  const submit = (username: string, section: string, stateVector = NOTHING_SEEN) =>
    act(username, section, 'submit', { stateVector })
  const statusOf = async (section: string) => {
    const { sections } = Board.parse((await server.ask('head', 'GET', '/api/board')).body)
    return sections.find(({ id }) => id === section)
  }
  const returnTold = async (username: string, section: string) =>
    SectionDetail.parse((await server.ask(username, 'GET', `/api/sections/${section}`)).body).returned
  const returnOnBoardOf = async (username: string, section: string) =>
    Board.parse((await server.ask(username, 'GET', '/api/board')).body).sections.find(({ id }) => id === section)
      ?.returned
  const submitted = async () =>
    ConsolidationView.parse((await server.ask('head', 'GET', '/api/consolidation?basis=submitted')).body)
  const included = async () =>
    (await submitted()).sources.filter((source) => source.included).map(({ unitCode }) => unitCode)
  const storedConsolidations = () =>
    server.look((read) => read.selectFrom('consolidations').selectAll().orderBy('id').execute())

  /** The units in table 2 of the consolidation that was stored last. */
  const unitsOfLastConsolidation = async () => {
    const last = (await storedConsolidations()).at(-1)
    const tables = z
      .array(z.object({ id: z.string(), rows: z.array(z.object({ key: z.string() })) }))
      .parse(JSON.parse(last?.tables_json ?? '[]'))
    const t02 = tables.find(({ id }) => id === 'T02')
    return t02?.rows.map(({ key }) => key).filter((key) => /^unit:\d+$/.test(key))
  }

  it('[SUB-1] freezes what its submitter sees, with everything that was typed before', async () => {
    const section = sectionOf('701002')
    const client = await open('shebao', section)
    const row = rowId('income', 'general')
    writeCells(client.doc, [{ row, column: 'note', value: '按二上口径' }], null)
    const answer = await submit('shebao', section, seenBy(client))
    const result = SubmissionResult.parse(answer.body)
    expect(result).toMatchObject({ id: section, status: 'submitted' })

    const view = DepartmentInputView.parse(
      (await server.ask('head', 'GET', '/api/department-input?basis=submitted')).body,
    )
    const [snapshot] = departmentInputOf(view).snapshots
    if (snapshot === undefined) throw new Error('nothing was submitted')
    expect(snapshot.rows.find(({ id }) => id === row)?.cells['note']).toBe('按二上口径')
    expect(canonicalSnapshot(snapshot).sha256).toBe(result.sha256)
    expect(await statusOf(section)).toMatchObject({
      status: 'submitted',
      submittedBy: '社保局经办',
      may: { write: false },
    })
  })

  it('[SUB-2] makes the binding consolidation anew, out of what is submitted alone', async () => {
    expect(await included()).toEqual(['701002'])
    const t02 = (await submitted()).tables.find(({ id }) => id === 'T02')
    expect(t02?.rows.find(({ key }) => key === 'unit:701002')?.cells['total']?.value).toBe('5329100.00')
    expect(t02?.rows.find(({ key }) => key === 'unit:701001')).toBeUndefined()
    expect(await storedConsolidations()).toHaveLength(1)
  })

  it('[SUB-3] is refused where it was submitted already, and only one of two at once gets through', async () => {
    expect(await submit('shebao', sectionOf('701002'))).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', message: '该分册现为“已上报”，不能上报' },
    })
    const both = await Promise.all([submit('jiuye', sectionOf('701003')), submit('jiuye', sectionOf('701003'))])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await included()).toEqual(['701002', '701003'])
  })

  it('[SUB-4] is refused with every open error of the unit, and then nothing has changed', async () => {
    const section = sectionOf('701001')
    const before = await storedConsolidations()
    const answer = await submit('jiguan', section)
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'open-errors', message: '还有 7 处勾稽错误未解决，不能上报' },
    })
    const details = z.object({ details: z.array(FindingText) }).parse(answer.body).details
    expect(details).toHaveLength(7)
    for (const finding of details) {
      expect(finding).toMatchObject({ severity: 'error', verdict: 'different', bindings: { unit: '701001' } })
    }
    expect(await statusOf(section)).toMatchObject({ status: 'draft', submittedAt: null })
    expect(await included()).toEqual(['701002', '701003'])
    expect(await storedConsolidations()).toEqual(before)
    const left = await server.look((read) =>
      read.selectFrom('snapshots').select('id').where('section_id', '=', section).execute(),
    )
    expect(left).toEqual([])
  })

  it('[SUB-4] goes through once the errors are mended', async () => {
    const section = sectionOf('701001')
    const client = await open('jiguan', section)
    writeCells(client.doc, MENDED_2022, null)
    expect(await submit('jiguan', section, seenBy(client))).toMatchObject({ status: 200 })
    expect(await included()).toEqual(['701001', '701002', '701003'])
    expect(await unitsOfLastConsolidation()).toEqual(['unit:701001', 'unit:701002', 'unit:701003'])
  })

  it('[SUB-5][API-19] takes a returned section out of the consolidation, with the reason, until it is submitted again', async () => {
    const section = sectionOf('701003')
    const { sections } = Board.parse((await server.ask('jiuye', 'GET', '/api/board')).body)
    expect(sections.find(({ id }) => id === section)?.may).toEqual({ read: true, write: false, submit: false })
    expect(await act('head', section, 'return', { reason: '请核对培训费' })).toMatchObject({
      status: 200,
      body: { id: section, status: 'returned' },
    })
    expect(await included()).toEqual(['701001', '701002'])
    expect(await returnOnBoardOf('jiuye', section)).toMatchObject({ reason: '请核对培训费' })
    expect(await returnOnBoardOf('jiguan', section)).toBeNull()
    expect(await submit('jiuye', section)).toMatchObject({ status: 409, body: { code: 'wrong-state' } })
    expect(await act('jiuye', section, 'revise')).toMatchObject({ status: 200, body: { status: 'draft' } })
    expect(await returnTold('jiuye', section)).toMatchObject({ reason: '请核对培训费', by: '部门审核' })
    expect(await submit('jiuye', section)).toMatchObject({ status: 200 })
    expect(await returnTold('jiuye', section)).toBeNull()
    expect(await included()).toEqual(['701001', '701002', '701003'])
    const steps = await server.look((read) =>
      read
        .selectFrom('section_events')
        .select(['action', 'from_status', 'to_status', 'reason'])
        .where('section_id', '=', section)
        .orderBy('id')
        .execute(),
    )
    expect(steps).toEqual([
      { action: 'submit', from_status: 'draft', to_status: 'submitted', reason: null },
      { action: 'return', from_status: 'submitted', to_status: 'returned', reason: '请核对培训费' },
      { action: 'revise', from_status: 'returned', to_status: 'draft', reason: null },
      { action: 'submit', from_status: 'draft', to_status: 'submitted', reason: null },
    ])
  })

  it('[HIS-6] tells the steps of the workflow among the changes, page by page, each once', async () => {
    const section = sectionOf('701003')
    const pageOf = async (query: string) =>
      HistoryPage.parse((await server.ask('auditor', 'GET', `/api/sections/${section}/history?${query}`)).body)
    const all: (HistoryEntry | HistoryStep)[] = []
    let before = ''
    for (let page = await pageOf('limit=400'); ; page = await pageOf(`limit=400${before}`)) {
      all.push(...page.entries, ...page.steps)
      before = `&before=${page.entries.at(-1)?.sequence ?? 1}`
      if (!page.more) break
    }
    const steps = all.filter((item): item is HistoryStep => 'action' in item)
    expect(steps.map(({ action, reason, author }) => [action, reason, author.displayName])).toEqual([
      ['submit', null, '就业局经办'],
      ['revise', null, '就业局经办'],
      ['return', '请核对培训费', '部门审核'],
      ['submit', null, '就业局经办'],
    ])
    const newest = all.find((item): item is HistoryEntry => 'act' in item)
    expect(steps.every(({ sequence }) => sequence === newest?.sequence)).toBe(true)
    const cell = newest === undefined ? '' : `${newest.row}:${newest.column}`
    expect((await pageOf(`cell=${encodeURIComponent(cell)}`)).steps).toEqual([])
    expect((await pageOf(`author=${steps[2]?.author.userId}`)).steps.map(({ action }) => action)).toEqual(['return'])
  })

  it('[HIS-7] names also the rows that were deleted since', async () => {
    const section = sectionOf('701')
    const client = await open('head', section)
    const task = rowId('overallTasks', 'short')
    insertRow(client.doc, task, null, { name: '临时任务' }, null)
    deleteRow(client.doc, task, null)
    await expect
      .poll(async () => (await historyOf(server.url, await server.cookieOf('auditor'), section)).entries[0])
      .toMatchObject({ row: task, column: '@deleted', after: '1', rowLabel: '临时任务' })
  })

  it('[SUB-6] can be withdrawn by the head of the unit until somebody has reviewed it', async () => {
    const section = sectionOf('701002')
    expect(await act('chief', section, 'withdraw')).toMatchObject({ status: 200, body: { status: 'draft' } })
    expect(await included()).toEqual(['701001', '701003'])
    expect(await submit('chief', section)).toMatchObject({ status: 200 })
    expect(await act('head', section, 'approve')).toMatchObject({ status: 200, body: { status: 'approved' } })
    expect(await act('chief', section, 'withdraw')).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', message: '该分册现为“已审核”，不能撤回' },
    })
    expect(await act('head', section, 'approve')).toMatchObject({ status: 409 })
    expect(await included()).toEqual(['701001', '701002', '701003'])
  })

  it('[SUB-7] keeps every submission there ever was, and one of each section as the current one', async () => {
    const kept = await server.look((read) =>
      read.selectFrom('submissions').select(['section_id', 'current']).orderBy('at').execute(),
    )
    const of = (unit: '701001' | '701002' | '701003') =>
      kept.filter(({ section_id }) => section_id === sectionOf(unit)).map(({ current }) => current)
    expect(of('701001')).toEqual([1])
    expect(of('701002')).toEqual([0, 1])
    expect(of('701003')).toEqual([0, 1])
  })

  it('[SUB-9] of two units at once leaves a consolidation that holds both', async () => {
    const units = [
      ['jiguan', sectionOf('701001')],
      ['jiuye', sectionOf('701003')],
    ] as const
    for (const [username, section] of units) {
      expect((await act('head', section, 'return', { reason: '再核一次' })).status).toBe(200)
      expect((await act(username, section, 'revise')).status).toBe(200)
    }
    expect(await unitsOfLastConsolidation()).toEqual(['unit:701002'])
    const answers = await Promise.all(units.map(([username, section]) => submit(username, section)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await unitsOfLastConsolidation()).toEqual(['unit:701001', 'unit:701002', 'unit:701003'])
  })

  it('[SUB-8] is refused while something that the submitter sees is not on disk', async () => {
    const section = sectionOf('701')
    const offline = new Y.Doc()
    offline.getMap('cells').set('overallGoals.goal:goal', '从未送达')
    const answer = await submit('head', section, Buffer.from(Y.encodeStateVector(offline)).toString('base64'))
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-saved-yet' } })
    expect(await statusOf(section)).toMatchObject({ status: 'draft' })
  })

  it('[SUB-10] is judged by the rights at its moment, not by those at which the request came', async () => {
    const added = ['user', 'add', 'leaver', '--name', '将离任', '--role', 'unitHead', '--unit', '701003']
    expect((await server.hesuan(added, `${PASSWORD}\n`)).code).toBe(0)
    const step = await server.work(async (database) => {
      const asItCame = await database.read
        .selectFrom('people')
        .select(['user_id as userId', 'username', 'display_name as displayName'])
        .where('username', '=', 'leaver')
        .executeTakeFirstOrThrow()
      const person = {
        ...asItCame,
        role: 'unitHead' as const,
        units: ['701003'],
        disabled: false,
        sessionId: 'any',
        mustChangePassword: false,
      }
      const take = () =>
        takeStep(database, {
          person,
          sectionId: sectionOf('701003'),
          action: 'withdraw',
          reason: null,
          at: '2022-01-25T00:00:00.000Z',
        })
      expect((await server.hesuan(['user', 'disable', 'leaver'])).code).toBe(0)
      return take()
    })
    expect(step).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await statusOf(sectionOf('701003'))).toMatchObject({ status: 'submitted' })
  })
})

import { ApiError } from '@hesuan/shared/api/common.ts'
import { LateEditsView } from '@hesuan/shared/api/lateEdits.ts'
import { SignedIn } from '@hesuan/shared/api/session.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sectionOf, startTestServer, type TestServer } from './testServer.ts'

let server: TestServer
const SECTION = `/api/sections/${sectionOf('701002')}`
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const edit = (row: string, column: string, mine: string, before: string | null = null) => ({
  epoch: 1,
  client: 77,
  clock: 3,
  row,
  column,
  before,
  mine,
  how: 'typed',
  madeAt: '2022-03-01T02:00:00.000Z',
})
const keep = (user: string, ...edits: object[]) => server.ask(user, 'POST', `${SECTION}/late-edits`, { edits })
const see = async (user: string) => LateEditsView.parse((await server.ask(user, 'GET', `${SECTION}/late-edits`)).body)
const post = (user: string, what: string, body: object) =>
  server.ask(user, 'POST', `${SECTION}/late-edits/${what}`, body)

describe('late edits', () => {
  it('[API-90] are kept for their author alone, with what stands there now, rows by their names', async () => {
    const answer = await keep(
      'shebao',
      edit('basic.c30201', 'amount', '120000.00', '85000.00'),
      edit('basic.new1', '@order', 'zz'),
      edit('basic.new1', 'code', '30202'),
      edit('basic.c30202', '@deleted', '1', ''),
    )
    expect(answer).toMatchObject({ status: 200, body: { kept: 4 } })
    await keep('shebao', edit('basic.c30201', 'amount', '120000.00', '85000.00'))
    const { mine, proposals } = await see('shebao')
    expect(proposals).toEqual([])
    expect(mine).toMatchObject([
      { row: 'basic.c30201', rowLabel: '30201 办公费', before: '85000.00', mine: '120000.00' },
      { row: 'basic.new1', column: '@order', rowLabel: '30202 印刷费', present: null },
      { row: 'basic.new1', column: 'code', present: null },
      { row: 'basic.c30202', column: '@deleted', mine: '1', present: '' },
    ])
    expect(mine[0]?.present).not.toBeNull()
    expect((await see('head')).mine).toEqual([])
  })

  it('[API-91] are kept for whoever writes the section but for its state, and read by whoever reads it', async () => {
    for (const user of ['jiguan', 'head', 'auditor', 'admin']) {
      expect((await keep(user, edit('basic.c30201', 'amount', '1.00'))).status).toBe(403)
    }
    expect((await server.ask('jiguan', 'GET', `${SECTION}/late-edits`)).status).toBe(403)
    for (const bad of [
      edit('basic.c30201', '__proto__', '1'),
      edit('no row', 'amount', '1'),
      { ...edit('basic.c30201', 'amount', '1'), how: 'made up' },
      { ...edit('basic.c30201', 'amount', '1'), how: 'repaired' },
      edit('zzz.a', 'amount', '1'),
      edit('basic.c30201', 'bogus', '1'),
      edit('income.general', '@deleted', '1'),
      { ...edit('basic.c30201', 'amount', '1'), madeAt: 'yesterday' },
    ]) {
      expect((await keep('shebao', bad)).status).toBe(400)
    }
  })

  it('[SUB-20] are handed to the reviewer with a sentence, by their author alone, once', async () => {
    const ids = (await see('shebao')).mine.slice(0, 1).map(({ id }) => id)
    expect((await post('head', 'propose', { ids, sentence: '请采纳' })).status).toBe(409)
    expect((await post('shebao', 'propose', { ids, sentence: '  ' })).status).toBe(400)
    expect((await post('shebao', 'propose', { ids, sentence: '办公费按合同调整' })).status).toBe(200)
    expect((await post('shebao', 'propose', { ids, sentence: '再来一次' })).status).toBe(409)
    const seen = await see('head')
    expect(seen.proposals).toMatchObject([
      {
        author: { displayName: '社保局经办' },
        sentence: '办公费按合同调整',
        status: 'open',
        edits: [{ mine: '120000.00' }],
        may: { decide: true, apply: false },
      },
    ])
    expect((await see('auditor')).proposals[0]?.may).toEqual({ decide: false, apply: false })
    expect((await see('shebao')).mine).toHaveLength(3)
  })

  it('[SUB-21] are decided by whoever may return the section, once, and applied by whoever may write it, only when agreed', async () => {
    const [proposal] = (await see('head')).proposals
    const decide = (user: string, decision: string) =>
      post(user, 'decide', { proposal: proposal?.id ?? '', decision, note: null })
    expect((await decide('shebao', 'agreed')).status).toBe(403)
    expect((await decide('auditor', 'agreed')).status).toBe(403)
    expect(ApiError.parse((await decide('shebao', 'applied')).body).message).toBe('审核人还没有同意这条建议')
    expect((await decide('head', 'agreed')).status).toBe(200)
    expect((await decide('head', 'declined')).status).toBe(409)
    expect((await see('shebao')).proposals[0]?.may).toEqual({ decide: false, apply: true })
    expect((await decide('head', 'applied')).status).toBe(403)
    expect((await decide('shebao', 'applied')).status).toBe(200)
    expect((await decide('shebao', 'applied')).status).toBe(409)
    expect((await see('head')).proposals).toMatchObject([
      { status: 'applied', decided: { by: '部门审核' }, applied: { by: '社保局经办' } },
    ])
    expect((await decide('head', 'agreed')).status).toBe(409)
    expect((await post('head', 'decide', { proposal: 'none', decision: 'agreed', note: null })).status).toBe(404)
  })

  it('[API-92] are put out of sight when their author discards them', async () => {
    const { mine } = await see('shebao')
    const [first] = mine
    expect((await post('shebao', 'discard', { ids: [first?.id ?? 0] })).status).toBe(200)
    expect((await see('shebao')).mine.map(({ id }) => id)).toEqual(mine.slice(1).map(({ id }) => id))
    await keep('shebao', edit('basic.new1', '@order', 'zz'))
    expect((await see('shebao')).mine).toHaveLength(mine.length - 1)
  })

  it('[OFF-25] are not taken from the page of somebody else than the one who is signed in by now', async () => {
    const keepAs = async (person: string) =>
      fetch(`${server.url}${SECTION}/late-edits`, {
        method: 'POST',
        headers: {
          cookie: await server.cookieOf('shebao'),
          'content-type': 'application/json',
          'x-hesuan-person': person,
        },
        body: JSON.stringify({ edits: [edit('basic.c30201', 'note', '不是我的')] }),
      })
    const refused = await keepAs('somebody-else')
    expect([refused.status, ApiError.parse(await refused.json()).code]).toEqual([409, 'other-person'])
    const { userId } = SignedIn.parse((await server.ask('shebao', 'GET', '/api/session')).body)
    expect((await keepAs(userId)).status).toBe(200)
  })
})

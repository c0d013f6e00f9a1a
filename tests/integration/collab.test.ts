import { once } from 'node:events'
import { type AwarenessState, writeAwarenessStates } from '@hesuan/server/collab/protocol/awarenessStates.ts'
import { awarenessFrame as statesFrame, updateFrame } from '@hesuan/server/collab/protocol/frames.ts'
import { CLOSE } from '@hesuan/shared/api/collabMessages.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { cellsOf, deleteRow, insertRow, readRows, rowsOf, writeCells } from '@hesuan/shared/section/document.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  A,
  B,
  C,
  contextFrame,
  createWorld,
  FIXED,
  historyOf,
  type Node,
  openWindow,
  refusalsOf,
  SEED,
  TEST_DATABASES,
  until,
  type World,
} from './collabFixture.ts'

function docOf(clientID: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientID
  return doc
}

const awarenessFrame = (states: AwarenessState[]): Uint8Array => statesFrame(writeAwarenessStates(states))

/** What somebody sends who writes into a copy of this document under that clientID. */
function writtenAs(source: Y.Doc, clientID: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
  doc.clientID = clientID
  writeCells(doc, [{ row: A, column: 'amount', value: '6666.00' }], null)
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(source))
}

describe.each(TEST_DATABASES)('live documents on $name', ({ name, open }) => {
  let world: World
  let node: Node
  beforeAll(async () => {
    world = await createWorld(await open())
  })
  afterAll(() => world.dispose())
  beforeEach(async () => {
    node = await world.node()
  })
  afterEach(() => node.stop())

  const newest = async (column: string, section = 's1') =>
    (await historyOf(world.database, section)).findLast(({ column_id }) => column_id === column)

  /** The status of the answer to an upgrade; 101 where it was granted. */
  async function upgradeStatus(path: string, headers: Record<string, string>): Promise<number> {
    const socket = new WebSocket(`${node.url}${path}`, { headers })
    const granted = once(socket, 'open').then(() => 101)
    const refused = once(socket, 'unexpected-response').then(([, response]) => Number(response.statusCode))
    granted.catch(() => undefined)
    refused.catch(() => undefined)
    const status = await Promise.race([granted, refused])
    socket.on('error', () => undefined)
    socket.terminate()
    return status
  }

  describe('who may open a section', () => {
    it('[COL-11] a stock client with the cookie of somebody who may read it', async () => {
      const window = await node.open('anna')
      await window.synced()
      expect(readRows(window.doc)).toEqual(SEED)
    })

    it('[COL-12] nobody without a cookie, with a made-up one, of another unit, or without a right to budgets', async () => {
      const cookie = async (username: string) => ({ cookie: await world.cookieOf(username) })
      expect(await upgradeStatus('/collab/s1', {})).toBe(401)
      expect(await upgradeStatus('/collab/s1', { cookie: 'hesuan.session_token=made.up' })).toBe(401)
      expect(await upgradeStatus('/collab/s1', await cookie('carl'))).toBe(403)
      expect(await upgradeStatus('/collab/s1', await cookie('root'))).toBe(403)
      expect(await upgradeStatus('/collab/d1', await cookie('anna'))).toBe(403)
      for (const username of ['anna', 'bert', 'head', 'audit']) {
        expect(await upgradeStatus('/collab/s1', await cookie(username))).toBe(101)
      }
    })

    it('[COL-12] no section that there is none of, alike to one that may not be seen', async () => {
      const cookie = await world.cookieOf('audit')
      expect(await upgradeStatus('/collab/s99', { cookie })).toBe(403)
      expect(await upgradeStatus('/collab/..%2fs1', { cookie })).toBe(400)
      expect(await upgradeStatus('/collab/s1?epoch=first', { cookie })).toBe(400)
    })

    it('[COL-13] only pages of our own: the cookie alone would let any page in', async () => {
      const cookie = await world.cookieOf('anna')
      const own = node.url.replace('ws:', 'http:')
      expect(await upgradeStatus('/collab/s1', { cookie, origin: own })).toBe(101)
      for (const origin of ['https://evil.example', `${own}.evil.example`, 'null', own.replace('http:', 'https:')]) {
        expect(await upgradeStatus('/collab/s1', { cookie, origin })).toBe(403)
      }
    })

    it('[COL-14] no window that knows an older document', async () => {
      const window = await node.open('anna', { params: { epoch: '2' } })
      await until(() => window.closeCode() === CLOSE.olderEpoch)
      expect(window.provider.shouldConnect).toBe(false)
      const present = await node.open('anna', { params: { epoch: '1' } })
      await present.synced()
    })
  })

  it('[OFF-25] no window of another person than the one who is signed in by now', async () => {
    const bert = world.userIds.get('bert') ?? ''
    const window = await node.open('anna', { params: { epoch: '1', person: bert } })
    await until(() => window.closeCode() === CLOSE.otherPerson)
    const own = await node.open('bert', { params: { epoch: '1', person: bert } })
    await own.synced()
  })

  describe('edits', () => {
    it('[COL-15] reach everybody, and are called saved when they and their history are on disk', async () => {
      const [anna, bert] = [await node.open('anna'), await node.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      anna.type(A, 'amount', '10.00')
      bert.type(A, 'note', '同一行')
      await until(() => anna.saved() && bert.saved() && anna.cell(A, 'note') === '同一行')
      await until(() => bert.cell(A, 'amount') === '10.00')
      expect(await newest('amount')).toMatchObject({
        sheet: 'basic',
        row_id: A,
        before: '1.00',
        after: '10.00',
        username: 'anna',
        how: 'typed',
        client_id: anna.doc.clientID,
        conflict_kind: null,
      })
      expect(await newest('note')).toMatchObject({ before: null, after: '同一行', username: 'bert' })
      // The answer to the first request of the server, and the edit.
      expect(anna.durable()).toBe(2)
      const log = await world.database.read
        .selectFrom('section_updates')
        .selectAll()
        .where('section_id', '=', 's1')
        .execute()
      const doc = new Y.Doc()
      for (const { payload } of log) Y.applyUpdate(doc, payload)
      expect(cellsOf(doc).get(`${A}:amount`)).toBe('10.00')
      const section = await world.database.read
        .selectFrom('sections')
        .selectAll()
        .where('id', '=', 's1')
        .executeTakeFirstOrThrow()
      expect(section.head).toBe(log.length)
      expect([world.userIds.get('anna'), world.userIds.get('bert')]).toContain(section.last_edit_by)
    })

    it('[COL-15] made offline come back whole, with one entry for each', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.provider.disconnect()
      const row = rowId('basic', `off-${name.toLowerCase()}`)
      insertRow(anna.doc, row, A, { amount: '7.00', note: '离线' }, null)
      anna.type(B, 'amount', '8.00')
      anna.type(B, 'amount', '9.00')
      anna.provider.connect()
      await until(() => anna.saved())
      const bert = await node.open('bert')
      await bert.synced()
      expect(bert.cell(row, 'note')).toBe('离线')
      expect(bert.cell(B, 'amount')).toBe('9.00')
      const mine = (await historyOf(world.database)).filter(({ client_id }) => client_id === anna.doc.clientID)
      expect(mine.map(({ column_id, after }) => [column_id, after])).toEqual([
        ['amount', '7.00'],
        ['note', '离线'],
        ['amount', '9.00'],
        ['@order', expect.any(String)],
      ])
    })

    it('[COL-16] say how they came about and what belonged together', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.type(A, 'amount', '11.00', { act: 'act-1', how: 'pasted' })
      anna.type(B, 'amount', '12.00', { act: 'act-1', how: 'pasted' })
      anna.type(C, 'amount', '13.00')
      await until(() => anna.saved())
      const last = (await historyOf(world.database)).slice(-3)
      expect(last.map(({ how }) => how)).toEqual(['pasted', 'pasted', 'typed'])
      expect(last[0]?.act).toBe('act-1')
      expect(last[1]?.act).toBe('act-1')
      expect(last[2]?.act).not.toBe('act-1')
    })

    it('[OFF-16] say when they were made, where that was before they could be sent; never later than they came', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      const madeAt = '2022-03-01T02:00:00.000Z'
      anna.type(A, 'note', '昨天写的', { act: 'act-3', how: 'typed', madeAt })
      anna.type(B, 'note', '未来写的', { act: 'act-4', how: 'typed', madeAt: '2999-01-01T00:00:00.000Z' })
      await until(() => anna.saved())
      const made = (await historyOf(world.database)).slice(-2).map(({ after, made_at }) => [after, made_at])
      expect(made).toEqual([
        ['昨天写的', madeAt],
        ['未来写的', null],
      ])
    })

    it('[COL-16] may not claim to be what only the server does', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.send(contextFrame(JSON.stringify({ act: 'act-2', how: 'repaired' })))
      await until(() => anna.closeCode() === CLOSE.malformedUpdate)
    })

    it('[COL-17] that their column can’t hold are set right in the same commit, and their author is told', async () => {
      const [anna, bert] = [await node.open('anna'), await node.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      anna.type(B, 'amount', '20.00')
      await until(() => anna.saved())
      anna.type(B, 'amount', '二十')
      anna.type(C, 'code', '99999')
      await until(() => anna.notices.length === 2 && anna.cell(B, 'amount') === '20.00')
      expect(anna.notices).toEqual([
        { code: 'value-repaired', message: '“二十”不能填入“预算数”，已恢复为原来的值', cell: `${B}:amount` },
        { code: 'value-repaired', message: '“99999”不能填入“部门预算经济科目”，已清空该单元格', cell: `${C}:code` },
      ])
      await until(() => bert.cell(B, 'amount') === '20.00' && bert.cell(C, 'code') === '')
      const [wrong, repair] = (await historyOf(world.database)).filter(({ row_id }) => row_id === B).slice(-2)
      expect(wrong).toMatchObject({ before: '20.00', after: '二十', username: 'anna', how: 'typed' })
      expect(repair).toMatchObject({
        before: '二十',
        after: '20.00',
        username: 'system',
        how: 'repaired',
        act: wrong?.act,
      })
    })

    it('[COL-18] that meet a value their author had not seen are told to both, and both values are kept', async () => {
      const [anna, bert] = [await node.open('anna'), await node.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      anna.provider.disconnect()
      bert.provider.disconnect()
      anna.type(A, 'amount', '31.00')
      bert.type(A, 'amount', '32.00')
      anna.provider.connect()
      await until(() => anna.saved())
      bert.provider.connect()
      await until(() => bert.saved() && anna.cell(A, 'amount') === bert.cell(A, 'amount'))
      const kept = anna.cell(A, 'amount')
      const [first, second] = (await historyOf(world.database))
        .filter(({ column_id }) => column_id === 'amount')
        .slice(-2)
      expect(first).toMatchObject({ after: '31.00', username: 'anna', conflict_kind: null })
      expect(second).toMatchObject({
        before: '31.00',
        after: '32.00',
        username: 'bert',
        conflict_kind: kept === '32.00' ? 'overwrote' : 'lost',
        conflict_other: '31.00',
      })
      await until(() => anna.notices.length === 1 && bert.notices.length === 1)
      for (const { notices } of [anna, bert]) {
        expect(notices[0]).toMatchObject({ code: 'concurrent-overwrite', cell: `${A}:amount` })
      }
      expect(anna.notices[0]?.message).toContain('bert·名')
      expect(bert.notices[0]?.message).toContain('anna·名')
    })

    it('[COL-19] of somebody who may only read never reach the document', async () => {
      const [anna, auditor] = [await node.open('anna'), await node.open('audit')]
      await Promise.all([anna.synced(), auditor.synced()])
      const before = await historyOf(world.database)
      auditor.type(A, 'amount', '666.00')
      deleteRow(auditor.doc, B, null)
      // Whatever it sends when it connects anew is not listened to either.
      auditor.provider.disconnect()
      auditor.provider.connect()
      await until(() => auditor.provider.synced)
      anna.type(A, 'note', '审计看得到')
      await until(() => anna.saved() && auditor.cell(A, 'note') === '审计看得到')
      expect(anna.cell(A, 'amount')).not.toBe('666.00')
      expect((await historyOf(world.database)).slice(before.length)).toMatchObject([
        { column_id: 'note', username: 'anna' },
      ])
      expect(auditor.closeCode()).not.toBe(CLOSE.forbidden)
    })
  })

  describe('what is refused', () => {
    it('[COL-20] closes the line, is written down, and leaves nothing behind', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.type(A, 'amount', '41.00')
      await until(() => anna.saved())

      const refusals = (await refusalsOf(world.database)).length
      const bert = await node.open('bert')
      await bert.synced()
      bert.send(updateFrame(writtenAs(anna.doc, anna.doc.clientID)))
      await until(() => bert.closeCode() === CLOSE.foreignAuthor)
      await until(async () => (await refusalsOf(world.database)).length > refusals)
      const refusal = (await refusalsOf(world.database)).at(-1)
      expect(refusal).toMatchObject({ section_id: 's1', user_id: world.userIds.get('bert'), code: 'foreign-author' })
      expect(anna.cell(A, 'amount')).toBe('41.00')
      expect((await node.collab.liveRows('s1'))[0]?.cells['amount']).toBe('41.00')
    })

    it.each([
      ['a nested type', (doc: Y.Doc) => doc.getMap('cells').set(`${A}:amount`, new Y.Map()), CLOSE.malformedUpdate],
      ['a fixed row', (doc: Y.Doc) => deleteRow(doc, FIXED, null), CLOSE.malformedUpdate],
      ['a deletion', (doc: Y.Doc) => cellsOf(doc).delete(`${A}:amount`), CLOSE.malformedUpdate],
    ])('[COL-20] %s', async (_, change, code) => {
      const anna = await node.open('anna')
      await anna.synced()
      const before = await historyOf(world.database)
      change(anna.doc)
      await until(() => anna.closeCode() === code)
      expect(await historyOf(world.database)).toEqual(before)
    })

    it('[COL-20] a frame that is none, and one that is too large', async () => {
      const [anna, bert] = [await node.open('anna'), await node.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      anna.send(Uint8Array.from([0, 2, 0xff]))
      await until(() => anna.closeCode() === CLOSE.malformedUpdate)
      bert.send(updateFrame(new Uint8Array(4 * 1024 * 1024 - 1023)))
      await until(() => bert.closeCode() === CLOSE.tooLarge)
    })

    it('[OFF-33] a large sheet that is pasted as one act is saved whole: 24,000 writes, more than 1 MiB', async () => {
      const carl = await node.open('carl', { section: 's2' })
      await carl.synced()
      carl.doc.transact(() => {
        for (let index = 0; index < 8_000; index++) {
          const row = rowId('basic', `p${index}`)
          rowsOf(carl.doc).set(`${row}:order`, 'i')
          cellsOf(carl.doc).set(`${row}:amount`, `${index}.00`)
          cellsOf(carl.doc).set(
            `${row}:note`,
            '按合同约定的标准与实际发生的数量测算，依据附后，明细见附件表格。'.repeat(2),
          )
        }
      })
      expect(Y.encodeStateAsUpdate(carl.doc).length).toBeGreaterThan(1024 * 1024)
      await until(() => carl.saved())
      const history = await historyOf(world.database, 's2')
      expect(history.filter(({ row_id }) => row_id.startsWith('basic.p'))).toHaveLength(24_000)
    })

    it('[COL-20] nothing of message types that we don’t know: they are passed over', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.send(Uint8Array.from([2, 0, 1, 65]))
      anna.send(Uint8Array.from([120, 1, 2, 3]))
      anna.type(A, 'amount', '43.00')
      await until(() => anna.saved())
      expect(anna.closeCode()).toBeNull()
    })
  })

  describe('a section that is frozen', () => {
    const setStatus = async (status: 'draft' | 'submitted') => {
      await world.database.write.updateTable('sections').set({ status }).where('id', '=', 's1').execute()
    }
    afterEach(() => setStatus('draft'))

    it('[COL-21] tells its writers, refuses what they send, and keeps it for them', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      await setStatus('submitted')
      await node.collab.rightsChanged('s1')
      await until(() => anna.notices.some(({ code }) => code === 'section-frozen'))
      expect(anna.closeCode()).toBeNull()
      const before = await historyOf(world.database)
      anna.type(A, 'amount', '51.00')
      await until(() => anna.closeCode() === CLOSE.sectionFrozen)
      expect(anna.provider.shouldConnect).toBe(false)
      expect(await historyOf(world.database)).toEqual(before)
      const refusal = (await refusalsOf(world.database)).at(-1)
      expect(refusal).toMatchObject({ code: 'section-frozen', user_id: world.userIds.get('anna') })
      const kept = Buffer.from(JSON.parse(refusal?.detail ?? '{}').update, 'base64')
      expect(Y.decodeUpdate(kept).structs).toHaveLength(1)
    })

    it('[OFF-24] keeps for their author all that they send, also behind the first refused edit, once each', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      await setStatus('submitted')
      const [before] = [anna.cell(A, 'amount')]
      anna.type(A, 'amount', '81.00')
      anna.type(A, 'amount', '82.00', { act: 'late-1', how: 'pasted', madeAt: '2022-03-01T02:00:00.000Z' })
      const row = rowId('basic', `late-${name.toLowerCase()}`)
      insertRow(anna.doc, row, A, { note: '来晚的行' }, null)
      deleteRow(anna.doc, B, null)
      const kept = async () => {
        const rows = await world.database.read
          .selectFrom('late_edits')
          .selectAll()
          .where('client_id', '=', anna.doc.clientID)
          .where('user_id', '=', world.userIds.get('anna') ?? '')
          .orderBy('id')
          .execute()
        return rows.map(({ row_id, column_id, before: seen, mine, how }) => [row_id, column_id, seen, mine, how])
      }
      await until(async () => (await kept()).length === 4)
      expect(await kept()).toEqual([
        [A, 'amount', before, '82.00', 'pasted'],
        [row, 'note', null, '来晚的行', 'typed'],
        [row, '@order', null, expect.any(String), 'typed'],
        [B, '@deleted', null, '1', 'typed'],
      ])
      // The same window comes back with all of it.
      const again = await node.open('anna', { doc: anna.doc })
      await until(() => again.closeCode() === CLOSE.sectionFrozen)
      expect(await kept()).toHaveLength(4)
    })

    it('[COL-21] refuses an edit that is on its way while it freezes, whoever has not heard of it yet', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      await setStatus('submitted')
      anna.type(A, 'amount', '52.00')
      await until(() => anna.closeCode() === CLOSE.sectionFrozen)
    })

    it('[COL-21] refuses edits that were made offline, when they come', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.provider.disconnect()
      anna.type(A, 'amount', '53.00')
      await setStatus('submitted')
      await node.collab.rightsChanged('s1')
      anna.provider.connect()
      await until(() => anna.closeCode() === CLOSE.sectionFrozen)
    })

    it('[COL-21] can be opened and read, and is written again once it is a draft again', async () => {
      await setStatus('submitted')
      const anna = await node.open('anna')
      await anna.synced()
      await until(() => anna.durable() === 1)
      await setStatus('draft')
      // Nobody tells this node: it looks by itself.
      await until(() => anna.notices.some(({ code }) => code === 'section-open'))
      anna.type(A, 'amount', '54.00')
      await until(() => anna.saved())
    })
  })

  describe('somebody who loses their rights', () => {
    it('[COL-22] is shown out when they are no longer of the unit', async () => {
      const bert = await node.open('bert')
      await bert.synced()
      const userId = world.userIds.get('bert') ?? ''
      await world.database.write.deleteFrom('memberships').where('user_id', '=', userId).execute()
      await world.database.write
        .updateTable('people')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .where('user_id', '=', userId)
        .execute()
      await until(() => bert.closeCode() === CLOSE.forbidden)
      await world.database.write.insertInto('memberships').values({ user_id: userId, unit_code: '701001' }).execute()
      await world.database.write
        .updateTable('people')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .where('user_id', '=', userId)
        .execute()
    })

    it('[COL-22] cannot write from the moment on, even before anybody has looked', async () => {
      const window = await node.open('carl', { section: 's2' })
      await window.synced()
      const userId = world.userIds.get('carl') ?? ''
      await world.database.write.deleteFrom('memberships').where('user_id', '=', userId).execute()
      window.type(A, 'amount', '61.00')
      await until(() => window.closeCode() === CLOSE.forbidden)
      expect(await newest('amount', 's2')).not.toMatchObject({ after: '61.00' })
      await world.database.write.insertInto('memberships').values({ user_id: userId, unit_code: '701002' }).execute()
    })

    it('[COL-22] is shown out when their session ends, and the others are not', async () => {
      const cookie = async () => {
        const signedIn = await world.identity.signIn({ username: 'anna', password: 'correct horse 2022' }, {})
        return signedIn.ok ? signedIn.value.setCookie.map((line) => line.split(';')[0]).join('; ') : ''
      }
      const [leaving, staying] = [await cookie(), await cookie()]
      const [left, stayed] = [leaving, staying].map((each) => openWindow(node.url, each, {}))
      await left?.synced()
      await stayed?.synced()
      await world.identity.signOut({ cookie: leaving })
      await until(() => left?.closeCode() === CLOSE.signedOut)
      stayed?.type(A, 'amount', '62.00')
      await until(() => stayed?.saved() === true)
      left?.destroy()
      stayed?.destroy()
    })
  })

  describe('the rest of the server', () => {
    it('[COL-23] knows who has a section open, and hears of it and of edits', async () => {
      const people: (readonly string[])[] = []
      const edits: { by: string }[] = []
      node.collab.onPeople((event) => void people.push(event.people))
      node.collab.onEdited((event) => void edits.push(event))
      const anna = await node.open('anna')
      const second = await node.open('anna')
      const auditor = await node.open('audit')
      await Promise.all([anna.synced(), second.synced(), auditor.synced()])
      expect([...node.collab.peopleIn('s1')].sort()).toEqual(['anna·名', 'audit·名'])
      anna.type(A, 'amount', '71.00')
      await until(() => edits.length > 0)
      expect(edits[0]).toMatchObject({ sectionId: 's1', by: 'anna·名', at: expect.stringMatching(/^\d{4}-.*Z$/) })
      anna.destroy()
      second.destroy()
      await until(() => people.at(-1)?.join() === 'audit·名')
    })

    it('[COL-23] waits until what somebody sees is on disk, and not for what never comes', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.type(A, 'amount', '72.00')
      expect(await node.collab.whenDurable('s1', Y.encodeStateVector(anna.doc), 10_000)).toBe(true)
      expect(await newest('amount')).toMatchObject({ after: '72.00' })
      const nobody = new Y.Doc()
      nobody.getMap('cells').set('x', '1')
      expect(await node.collab.whenDurable('s1', Y.encodeStateVector(nobody), 50)).toBe(false)
      expect(await node.collab.whenDurable('s99', Y.encodeStateVector(anna.doc), 50)).toBe(false)
    })

    it('[COL-23] reads a section as of the head of its log, in its own transaction', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      anna.type(A, 'amount', '73.00')
      await until(() => anna.saved())
      const read = await world.database.write.transaction().execute(async (trx) => node.collab.stateAt(trx, 's1'))
      expect(read.rows).toEqual(await node.collab.liveRows('s1'))
      const doc = new Y.Doc()
      Y.applyUpdateV2(doc, read.state)
      expect(readRows(doc)).toEqual(read.rows)
      const cold = await world.node()
      const again = await world.database.write.transaction().execute(async (trx) => cold.collab.stateAt(trx, 's1'))
      expect(again).toMatchObject({ rows: read.rows, sequence: read.sequence })
      await cold.stop()
    })

    it('[COL-24] gets clientIDs for a person that nobody else can use', async () => {
      const client = await node.collab.grantClientId('s1', world.userIds.get('anna') ?? '')
      const anna = await node.open('anna', { doc: docOf(client) })
      await anna.synced()
      anna.type(A, 'amount', '74.00')
      await until(() => anna.saved())
      const another = await node.collab.grantClientId('s1', world.userIds.get('anna') ?? '')
      const thief = await node.open('bert')
      await thief.synced()
      thief.send(updateFrame(writtenAs(thief.doc, another)))
      await until(() => thief.closeCode() === CLOSE.foreignAuthor)
    })

    it('[COL-25] ends without losing what was accepted', async () => {
      const anna = await node.open('anna')
      await anna.synced()
      for (let count = 0; count < 50; count++) anna.type(A, 'note', `第${count}次`)
      await until(() => anna.durable() > 1)
      await node.collab.close()
      await until(() => anna.closeCode() === 1001)
      const mine = (await historyOf(world.database)).filter(({ client_id }) => client_id === anna.doc.clientID)
      expect(mine.map(({ clock }) => clock)).toEqual(mine.map((_, index) => index))
      expect(mine.length).toBeGreaterThanOrEqual(anna.durableClock())
      expect(anna.durableClock()).toBeGreaterThan(0)
    })
  })

  describe('presence', () => {
    it('[COL-26] is stamped with the user that the server vouches for, also back to its sender, and goes with them', async () => {
      const [anna, bert] = [await node.open('anna'), await node.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      anna.provider.awareness.setLocalState({ user: { userId: 'root', displayName: '冒名' }, cell: `${A}:amount` })
      const annaAt = () => bert.provider.awareness.getStates().get(anna.doc.clientID)
      await until(() => annaAt()?.['cell'] === `${A}:amount`)
      expect(annaAt()?.['user']).toEqual({ userId: world.userIds.get('anna'), displayName: 'anna·名' })
      const heard = anna.provider.wsLastMessageReceived
      anna.provider.awareness.setLocalStateField('cell', `${B}:amount`)
      await until(() => annaAt()?.['cell'] === `${B}:amount` && anna.provider.wsLastMessageReceived >= heard)
      anna.provider.disconnect()
      await until(() => annaAt() === undefined)
      anna.provider.connect()
      anna.provider.awareness.setLocalState({ cell: `${C}:amount` })
      await until(() => annaAt()?.['cell'] === `${C}:amount`)
      // A line that breaks without a word.
      anna.provider.shouldConnect = false
      const line: unknown = anna.provider.ws
      if (line instanceof WebSocket) line.terminate()
      await until(() => annaAt() === undefined)
    })

    it('[COL-26] of others is not one’s own to tell', async () => {
      const [anna, bert] = [await node.open('anna'), await node.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      anna.provider.awareness.setLocalState({ cell: `${A}:amount` })
      await until(() => bert.provider.awareness.getStates().has(anna.doc.clientID))
      bert.send(awarenessFrame([{ client: anna.doc.clientID, clock: 1000, json: null }]))
      bert.provider.awareness.setLocalState({ cell: `${B}:amount` })
      await until(() => anna.provider.awareness.getStates().get(bert.doc.clientID)?.['cell'] === `${B}:amount`)
      expect(bert.provider.awareness.getStates().has(anna.doc.clientID)).toBe(true)
      const auditor = await node.open('audit')
      await until(() => auditor.provider.awareness.getStates().has(anna.doc.clientID))
    })
  })

  describe('when the disk fails', () => {
    const breakDisk = async () => {
      const { write } = world.database
      if (name === 'SQLite') {
        await sql`create trigger disk_full before insert on section_updates begin select raise(abort, 'disk full'); end`.execute(
          write,
        )
      } else {
        await sql`create or replace function disk_full() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`.execute(
          write,
        )
        await sql`create trigger disk_full before insert on section_updates for each row execute function disk_full()`.execute(
          write,
        )
      }
    }
    const mendDisk = async () => {
      const on = name === 'SQLite' ? sql`` : sql`on section_updates`
      await sql`drop trigger if exists disk_full ${on}`.execute(world.database.write)
    }
    afterEach(mendDisk)

    it('[COL-27] nothing is called saved and nobody sees it; it is sent again, and saved, when the trouble is over', async () => {
      const [anna, bert] = [await node.open('anna'), await node.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      const before = bert.cell(A, 'amount')
      await breakDisk()
      anna.type(A, 'amount', '81.00')
      await until(() => anna.notices.some(({ code }) => code === 'storage-trouble'))
      await until(() => bert.notices.some(({ code }) => code === 'storage-trouble'))
      expect(anna.saved()).toBe(false)
      expect(bert.cell(A, 'amount')).toBe(before)
      expect((await node.collab.liveRows('s1')).find(({ id }) => id === A)?.cells['amount']).toBe(before)
      await mendDisk()
      await until(() => anna.saved() && bert.cell(A, 'amount') === '81.00')
      expect(node.log()).toContain('disk full')
    })
  })

  describe('two nodes on one database', () => {
    it('[COL-28] see each other’s edits, keep one log, and derive each change once', async () => {
      const other = await world.node()
      const [anna, bert] = [await node.open('anna'), await other.open('bert')]
      await Promise.all([anna.synced(), bert.synced()])
      for (let count = 1; count <= 15; count++) {
        anna.type(A, 'note', `甲${count}`)
        bert.type(B, 'note', `乙${count}`)
        bert.type(C, 'amount', `${count}.00`)
        await until(() => anna.saved() && bert.saved())
      }
      await until(() => anna.cell(B, 'note') === '乙15' && bert.cell(A, 'note') === '甲15')
      expect(anna.cell(C, 'amount')).toBe('15.00')
      const mine = (await historyOf(world.database)).filter(({ client_id }) =>
        [anna.doc.clientID, bert.doc.clientID].includes(client_id),
      )
      expect(mine).toHaveLength(45)
      const sequences = await world.database.read
        .selectFrom('section_updates')
        .select('sequence')
        .where('section_id', '=', 's1')
        .orderBy('sequence')
        .execute()
      expect(sequences.map(({ sequence }) => sequence)).toEqual(sequences.map((_, index) => index + 1))
      await other.stop()
    })
  })

  it('[COL-28] keep to what another node has bound: a clientID is its user’s wherever it is used', async () => {
    const other = await world.node()
    const window = await other.open('bert')
    await window.synced()
    const client = await node.collab.grantClientId('s1', world.userIds.get('bert') ?? '')
    const granted = await other.open('bert', { doc: docOf(client) })
    await granted.synced()
    granted.type(C, 'note', '别处领取的编号')
    await until(() => granted.saved())
    const forbidden = await node.collab.grantClientId('s1', world.userIds.get('anna') ?? '')
    window.send(updateFrame(writtenAs(window.doc, forbidden)))
    await until(() => window.closeCode() === CLOSE.foreignAuthor)
    await other.stop()
  })

  describe('a document that has been worked on for long', () => {
    it('[COL-29] is compacted while people work, and read again from there: the log stays whole', async () => {
      const anna = await node.open('anna', { section: 's1' })
      await anna.synced()
      for (let count = 0; count < 520; count++) anna.type(A, 'note', `${count}`)
      await until(() => anna.saved())
      const states = () =>
        world.database.read.selectFrom('section_states').selectAll().where('section_id', '=', 's1').execute()
      anna.type(B, 'note', '再一次')
      await until(async () => anna.saved() && (await states()).length > 0)
      const fresh = await world.node()
      const bert = await fresh.open('bert')
      await bert.synced()
      expect(readRows(bert.doc)).toEqual(readRows(anna.doc))
      const log = await world.database.read
        .selectFrom('section_updates')
        .select('payload')
        .where('section_id', '=', 's1')
        .orderBy('sequence')
        .execute()
      const doc = new Y.Doc()
      for (const { payload } of log) Y.applyUpdate(doc, payload)
      expect(readRows(doc)).toEqual(readRows(anna.doc))
      writeCells(bert.doc, [{ row: A, column: 'note', value: '压缩之后' }], null)
      await until(() => bert.saved() && anna.cell(A, 'note') === '压缩之后')
      await fresh.stop()
    })
  })
})

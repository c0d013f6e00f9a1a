import {
  discardLateEdits,
  keepLateEdits,
  type LateEditToKeep,
  lateEditsOf,
  proposalsOf,
  propose,
  settleProposal,
} from '@hesuan/server/storage/lateEdits.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedSection } from './seedSection.ts'
import { TEST_DATABASES, type TestDatabase } from './testDatabases.ts'

const AT = '2022-03-01T02:00:00.000Z'
const LATER = '2022-03-02T02:00:00.000Z'

const edit = (changes: Partial<LateEditToKeep> = {}): LateEditToKeep => ({
  epoch: 1,
  client: 3_000_000_001,
  clock: 5,
  row: 'basic.a',
  column: 'amount',
  before: '1.00',
  mine: '2.00',
  how: 'typed',
  madeAt: AT,
  ...changes,
})

describe.each(TEST_DATABASES)('late edits on $name', ({ open }) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await open()
    await seedSection(test.database)
    for (const user of ['anna', 'bert', 'cleo', 'dora', 'head']) {
      await test.database.write
        .insertInto('people')
        .values({
          user_id: user,
          username: user,
          display_name: `${user}·名`,
          role: 'accountant',
          disabled: 0,
          revision: 0,
        })
        .execute()
    }
  })
  afterAll(() => test.dispose())

  const keep = (userId: string, edits: readonly LateEditToKeep[], at = AT) =>
    test.database.write.transaction().execute((trx) => keepLateEdits(trx, { sectionId: 's1', userId, at }, edits))
  const of = (userId: string) => lateEditsOf(test.database.read, 's1', userId)

  it('[OFF-14] are kept once however often they come, with the last text of a window at each place', async () => {
    await keep('anna', [edit(), edit({ column: '@order', before: null, mine: 'a1' })])
    await keep('anna', [edit()], LATER)
    expect(await of('anna')).toMatchObject([
      { sheet: 'basic', row: 'basic.a', column: 'amount', before: '1.00', mine: '2.00', madeAt: AT, receivedAt: AT },
      { column: '@order', before: null, mine: 'a1' },
    ])
    await keep('anna', [edit({ clock: 9, before: '2.00', mine: '3.00' }), edit({ clock: 4, mine: 'older' })], LATER)
    expect(await of('anna')).toMatchObject([{ before: '1.00', mine: '3.00', receivedAt: LATER }, { column: '@order' }])
    await keep('anna', [edit({ client: 8, mine: '4.00' })])
    expect((await of('anna')).map(({ mine }) => mine)).toEqual(['3.00', 'a1', '4.00'])
  })

  it('[OFF-14] are their author’s: the same struct of another person is another edit, and they can’t be discarded by others', async () => {
    await keep('bert', [edit({ mine: '7.00' })])
    const [own] = await of('bert')
    const discard = (userId: string) =>
      test.database.write
        .transaction()
        .execute((trx) => discardLateEdits(trx, { sectionId: 's1', userId, at: AT }, [own?.id ?? 0]))
    expect(await discard('anna')).toBe(0)
    expect(await of('bert')).toHaveLength(1)
    expect(await discard('bert')).toBe(1)
    expect(await of('bert')).toEqual([])
    await keep('bert', [edit({ mine: '7.00' })])
    expect(await of('bert')).toEqual([])
    await keep('bert', [edit({ clock: 6, mine: '8.00' })])
    expect(await of('bert')).toMatchObject([{ mine: '8.00' }])
  })

  it('[OFF-15] are handed on whole or not at all, and what became of a proposal is kept', async () => {
    await keep('cleo', [edit(), edit({ column: 'note', mine: '说明' })])
    const ids = (await of('cleo')).map(({ id }) => id)
    const hand = (id: string, userId: string, which: readonly number[]) =>
      test.database.write
        .transaction()
        .execute((trx) => propose(trx, { id, sectionId: 's1', userId, sentence: '请采纳', at: AT }, which))
    expect(await hand('p1', 'dora', ids)).toBe(false)
    expect(await hand('p1', 'cleo', [...ids, 99_999])).toBe(false)
    expect(await hand('p1', 'cleo', ids)).toBe(true)
    expect(await hand('p2', 'cleo', ids)).toBe(false)
    expect(await of('cleo')).toEqual([])
    const settle = (decision: 'agreed' | 'applied', userId: string) =>
      test.database.write
        .transaction()
        .execute((trx) => settleProposal(trx, { id: 'p1', decision, userId, at: LATER, note: '同意' }))
    expect(await proposalsOf(test.database.read, 's1')).toMatchObject([
      {
        id: 'p1',
        status: 'open',
        displayName: 'cleo·名',
        sentence: '请采纳',
        decided: null,
        edits: [{}, { mine: '说明' }],
      },
    ])
    await settle('agreed', 'head')
    await settle('applied', 'dora')
    await keep('cleo', [edit({ clock: 12, mine: '9.00' })])
    expect(await of('cleo')).toMatchObject([{ mine: '9.00' }])
    expect(await proposalsOf(test.database.read, 's1')).toMatchObject([
      {
        status: 'applied',
        decided: { by: 'head·名', at: LATER, note: '同意' },
        applied: { by: 'dora·名', at: LATER },
        edits: [{ mine: '2.00' }, { mine: '说明' }],
      },
    ])
  })

  it('[OFF-15] come back to their author when they are declined', async () => {
    await keep('dora', [edit({ client: 55 })])
    const ids = (await of('dora')).map(({ id }) => id)
    const hand = (id: string) =>
      test.database.write
        .transaction()
        .execute((trx) => propose(trx, { id, sectionId: 's1', userId: 'dora', sentence: '请采纳', at: AT }, ids))
    expect(await hand('p8')).toBe(true)
    expect(await of('dora')).toEqual([])
    await test.database.write
      .transaction()
      .execute((trx) => settleProposal(trx, { id: 'p8', decision: 'declined', userId: 'head', at: LATER, note: null }))
    expect((await of('dora')).map(({ id }) => id)).toEqual(ids)
    expect(await hand('p9')).toBe(true)
    expect(await of('dora')).toEqual([])
  })
})

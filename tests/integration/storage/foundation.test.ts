import { fenText } from '@hesuan/server/storage/fenText.ts'
import { isUniqueViolation } from '@hesuan/server/storage/violations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedSection, update } from './seedSection.ts'
import { TEST_DATABASES, type TestDatabase } from './testDatabases.ts'

describe.each(TEST_DATABASES)('the tables on $name', ({ name, open }) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await open()
    await seedSection(test.database)
  })
  afterAll(() => test.dispose())

  it('[STO-1] keeps one sequence a section and epoch', async () => {
    const { write } = test.database
    await write
      .insertInto('section_updates')
      .values(update({ sequence: 10 }))
      .execute()
    const again = await write
      .insertInto('section_updates')
      .values(update({ sequence: 10 }))
      .execute()
      .catch((error: unknown) => error)
    expect(isUniqueViolation(again)).toBe(true)
    await write
      .insertInto('section_updates')
      .values(update({ sequence: 10, epoch: 2 }))
      .execute()
  })

  it('[STO-2] refuses to change or delete what is in the log of updates', async () => {
    const { write, read } = test.database
    await write
      .insertInto('section_updates')
      .values(update({ sequence: 20 }))
      .execute()
    await expect(
      write.updateTable('section_updates').set({ user_id: 'other' }).where('sequence', '=', 20).execute(),
    ).rejects.toThrow('section_updates is append-only')
    await expect(write.deleteFrom('section_updates').where('sequence', '=', 20).execute()).rejects.toThrow(
      'section_updates is append-only',
    )
    expect(await read.selectFrom('section_updates').select('user_id').where('sequence', '=', 20).execute()).toEqual([
      { user_id: 'system' },
    ])
  })

  it('[STO-2] refuses to change or delete history', async () => {
    const { write } = test.database
    await write.transaction().execute(async (trx) => {
      await trx
        .insertInto('section_updates')
        .values(update({ sequence: 30 }))
        .execute()
      await trx
        .insertInto('cell_changes')
        .values(change({ sequence: 30, clock: 30 }))
        .execute()
    })
    await expect(write.updateTable('cell_changes').set({ after: '2.00' }).execute()).rejects.toThrow(
      'cell_changes is append-only',
    )
    await expect(write.deleteFrom('cell_changes').execute()).rejects.toThrow('cell_changes is append-only')
  })

  it('[STO-3] keeps each write of a client in the history once', async () => {
    const { write } = test.database
    const again = await write
      .transaction()
      .execute(async (trx) => {
        await trx
          .insertInto('section_updates')
          .values(update({ sequence: 40 }))
          .execute()
        await trx
          .insertInto('cell_changes')
          .values(change({ sequence: 40, clock: 40 }))
          .execute()
        await trx
          .insertInto('cell_changes')
          .values(change({ sequence: 40, clock: 40 }))
          .execute()
      })
      .catch((error: unknown) => error)
    expect(isUniqueViolation(again)).toBe(true)
    const left = await write.selectFrom('section_updates').selectAll().where('sequence', '=', 40).execute()
    expect(left).toEqual([])
  })

  it('[STO-4] commits no history entry without its update', async () => {
    const { write } = test.database
    await expect(
      write.transaction().execute(async (trx) => {
        await trx
          .insertInto('cell_changes')
          .values(change({ sequence: 50, clock: 50 }))
          .execute()
      }),
    ).rejects.toThrow(/foreign key/i)
  })

  it('[STO-5] gives bytes, 64-bit ids and amounts back as they were written', async () => {
    const { write, read } = test.database
    const payload = Uint8Array.from([0, 1, 2, 254, 255])
    await write
      .insertInto('section_updates')
      .values(update({ sequence: 60, payload }))
      .execute()
    const stored = await read
      .selectFrom('section_updates')
      .select('payload')
      .where('sequence', '=', 60)
      .executeTakeFirstOrThrow()
    expect(Uint8Array.from(stored.payload)).toEqual(payload)

    const clientId = 4_294_967_295
    await write
      .insertInto('collab_clients')
      .values({ section_id: 's1', epoch: 1, client_id: clientId, user_id: 'system', bound_at: '2022-01-01' })
      .execute()
    const client = await read.selectFrom('collab_clients').select('client_id').executeTakeFirstOrThrow()
    expect(client.client_id).toBe(clientId)

    await write.insertInto('snapshots').values(snapshot).execute()
    await write
      .insertInto('submissions')
      .values({ id: 'sub1', section_id: 's1', snapshot_id: 'snap1', user_id: 'system', at: '2022-01-01', current: 1 })
      .execute()
    const fen = 9_007_199_254_740_993n
    await write
      .insertInto('summaries')
      .values({
        submission_id: 'sub1',
        key: 'k',
        sheet: 'basic',
        column: 'amount',
        dimensions: '{}',
        fen,
        quantity: null,
        addends: 1,
      })
      .execute()
    const summary = await read
      .selectFrom('summaries')
      .select((eb) => fenText(eb.ref('fen')).as('fen'))
      .executeTakeFirstOrThrow()
    expect(summary.fen).toBe('9007199254740993')
  })

  it('[STO-6] has at most one current submission of a section', async () => {
    const { write } = test.database
    await write
      .insertInto('snapshots')
      .values({ ...snapshot, id: 'snap2' })
      .execute()
    const second = await write
      .insertInto('submissions')
      .values({ id: 'sub2', section_id: 's1', snapshot_id: 'snap2', user_id: 'system', at: '2022-01-02', current: 1 })
      .execute()
      .catch((error: unknown) => error)
    expect(isUniqueViolation(second)).toBe(true)
  })

  it.each([
    ['a state that there is none of', { status: 'finished' }],
    ['an unknown kind', { kind: 'ministry' }],
    ['an unknown precision', { precision: 'yuan' }],
  ])('[STO-7] refuses a section of %s', async (_, wrong) => {
    const values = { id: 's9', unit: '701002', kind: 'unit', status: 'draft', precision: 'fen', ...wrong }
    const { write } = test.database
    await expect(
      sql`insert into sections (id, round_id, unit_code, kind, status, precision, epoch, head)
        values (${values.id}, 'r1', ${values.unit}, ${values.kind}, ${values.status}, ${values.precision}, 1, 0)`.execute(
        write,
      ),
    ).rejects.toThrow(/check/i)
  })

  it('[STO-8] undoes a transaction that fails, whole', async () => {
    const { write, read } = test.database
    await expect(
      write.transaction().execute(async (trx) => {
        await trx.insertInto('settings').values({ key: 'half', value: '1' }).execute()
        throw new Error('half way')
      }),
    ).rejects.toThrow('half way')
    expect(await read.selectFrom('settings').selectAll().where('key', '=', 'half').execute()).toEqual([])
  })

  // PGlite has one connection, so there is nobody who could read meanwhile.
  const alone = name === 'PostgreSQL' && process.env['TEST_DATABASE_URL'] === undefined
  it.skipIf(alone)('[STO-8] shows readers nothing of a transaction before its commit', async () => {
    const { write, read } = test.database
    await write.transaction().execute(async (trx) => {
      await trx.insertInto('settings').values({ key: 'unseen', value: '1' }).execute()
      expect(await read.selectFrom('settings').selectAll().where('key', '=', 'unseen').execute()).toEqual([])
    })
    expect(await read.selectFrom('settings').selectAll().where('key', '=', 'unseen').execute()).toHaveLength(1)
  })
})

const snapshot = {
  id: 'snap1',
  section_id: 's1',
  sequence: 1,
  sha256: 'a'.repeat(64),
  json: '{}',
  state: Uint8Array.from([0, 0]),
  at: '2022-01-01T00:00:00.000Z',
}

const change = (values: { readonly sequence: number; readonly clock: number }) => ({
  section_id: 's1',
  epoch: 1,
  sheet: 'basic',
  row_id: 'basic.r1',
  column_id: 'amount',
  before: null,
  after: '1.00',
  user_id: 'system',
  at: '2022-01-01T00:00:00.000Z',
  how: 'typed',
  act: 'a1',
  client_id: 7,
  conflict_kind: null,
  conflict_other: null,
  ...values,
})

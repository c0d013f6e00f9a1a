import { migrateToLatest, migratorOf } from '@hesuan/server/storage/migrateToLatest.ts'
import { describe, expect, it } from 'vitest'
import { seedSection } from './seedSection.ts'
import { BARE_DATABASES } from './testDatabases.ts'

/** The migrations of the releases so far: what a database in the field may stop at. */
const RELEASED = ['0001-foundation'] as const

const change = (sequence: number, at: string) => ({
  section_id: 's1',
  epoch: 1,
  sequence,
  sheet: 'basic',
  row_id: 'basic.a',
  column_id: 'amount',
  before: null,
  after: `${sequence}.00`,
  user_id: 'system',
  at,
  how: 'typed',
  act: `a${sequence}`,
  client_id: 7,
  clock: sequence,
  conflict_kind: null,
  conflict_other: null,
})

describe.each(BARE_DATABASES)('a database of an earlier release on $name', ({ open }) => {
  it.each(RELEASED)('[STO-16] that stops at %s is brought up to date, with everything in it', async (release) => {
    const { database, dispose } = await open()
    const { write } = database
    expect((await migratorOf(database).migrateTo(release)).error).toBeUndefined()
    await seedSection(database, 'before-0010')
    for (const [sequence, minute] of [
      [1, '01'],
      [2, '03'],
    ] as const) {
      await write
        .insertInto('section_updates')
        .values({
          section_id: 's1',
          epoch: 1,
          sequence,
          payload: Uint8Array.from([0, 0]),
          user_id: 'system',
          received_at: `2022-01-01T00:${minute}:00.000Z`,
        })
        .execute()
      await write
        .withTables<{ cell_changes: ReturnType<typeof change> }>()
        .insertInto('cell_changes')
        .values(change(sequence, `2022-01-01T00:${minute}:00.000Z`))
        .execute()
    }
    await write
      .withTables<{ section_events: Record<string, string> }>()
      .insertInto('section_events')
      .values({
        section_id: 's1',
        action: 'submit',
        from_status: 'draft',
        to_status: 'submitted',
        user_id: 'system',
        at: '2022-01-01T00:02:00.000Z',
      })
      .execute()

    await migrateToLatest(database)
    const changes = await write.selectFrom('cell_changes').select('after').orderBy('id').execute()
    expect(changes.map(({ after }) => after)).toEqual(['1.00', '2.00'])
    // Taken between the two changes, and told between them from now on.
    expect(await write.selectFrom('section_events').select('sequence').execute()).toEqual([{ sequence: 1 }])
    // The state of the department is that of the year that it was compiling.
    expect(await write.selectFrom('fiscal_years').select('status').execute()).toEqual([{ status: 'locked' }])
    await dispose()
  })
})

import { openConflictsOf } from '@hesuan/server/storage/conflicts.ts'
import { newestChanges } from '@hesuan/server/storage/history.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { settleCell } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  A,
  B,
  C,
  contextFrame,
  createWorld,
  type Node,
  TEST_DATABASES,
  until,
  type Window,
  type World,
} from './collabFixture.ts'

describe.each(TEST_DATABASES)('two people who set one cell on $name', (test) => {
  let world: World
  let node: Node
  let anna: Window
  let bert: Window
  const heard: string[] = []
  beforeAll(async () => {
    world = await createWorld(await test.open())
    node = await world.node()
    node.collab.onConflicts(({ sectionId }) => heard.push(sectionId))
    ;[anna, bert] = [await node.open('anna'), await node.open('bert')]
    await Promise.all([anna.synced(), bert.synced()])
  })
  afterAll(() => world.dispose())

  const open = () => openConflictsOf(world.database.read, ['s1'])
  const at = async (row: RowId, column: string) =>
    (await open()).find((conflict) => conflict.row === row && conflict.column === column)
  const agree = () => until(() => anna.saved() && bert.saved() && anna.doc.store.pendingStructs === null)
  /** Both offline, both type, both come back, the first one first. */
  const collide = async (row: RowId, column: string, first: string, second: string) => {
    anna.provider.disconnect()
    bert.provider.disconnect()
    anna.type(row, column, first)
    bert.type(row, column, second)
    anna.provider.connect()
    await until(() => anna.saved())
    bert.provider.connect()
    await until(() => bert.saved() && anna.cell(row, column) === bert.cell(row, column))
  }
  const settle = async (window: Window, row: RowId, column: string, value: string) => {
    const saw = (await at(row, column))?.standing.map(({ change }) => change) ?? []
    window.send(contextFrame(JSON.stringify({ act: 'settle-1', how: 'settled', saw })))
    settleCell(window.doc, { row, column, value }, null)
    await until(() => window.saved())
  }
  const historyAt = async (row: RowId, column: string) =>
    (await newestChanges(world.database.read, 's1', { cell: { row, column } }, 10)).changes

  it('[CNF-4] unseen by each other leave both values standing, each with its author, and are heard of', async () => {
    await collide(A, 'amount', '31.00', '32.00')
    expect(await at(A, 'amount')).toMatchObject({
      sectionId: 's1',
      sheet: 'basic',
      standing: [
        { value: '31.00', displayName: 'anna·名' },
        { value: '32.00', displayName: 'bert·名' },
      ],
    })
    expect(heard).toEqual(['s1'])
  })

  it('[CNF-5] settle it by a write that says what its author saw, also for what the cell holds already', async () => {
    const kept = anna.cell(A, 'amount')
    await settle(bert, A, 'amount', kept)
    await agree()
    expect(await open()).toEqual([])
    const chosenOf = kept === '31.00' ? 'anna·名' : 'bert·名'
    const [settled, second, first] = await historyAt(A, 'amount')
    expect(settled).toMatchObject({
      before: kept,
      after: kept,
      displayName: 'bert·名',
      how: 'settled',
      settled: { chosenOf },
    })
    expect([first?.after, second?.after]).toEqual(['31.00', '32.00'])
    expect(second?.settled).toBeNull()
    expect(heard).toEqual(['s1', 's1'])
  })

  it('[CNF-5] settle it by another value too', async () => {
    await collide(B, 'note', '甲', '乙')
    await settle(anna, B, 'note', '丙')
    expect(await open()).toEqual([])
    expect((await historyAt(B, 'note'))[0]).toMatchObject({ after: '丙', settled: { chosenOf: null } })
  })

  it('[CNF-6] leave it open by a write that does not say what its author saw of the other value', async () => {
    await collide(C, 'amount', '5.00', '6.00')
    const winner = anna.cell(C, 'amount') === '5.00' ? anna : bert
    winner.type(C, 'amount', '7.00')
    await agree()
    const loser = winner === anna ? '6.00' : '5.00'
    expect((await at(C, 'amount'))?.standing.map(({ value }) => value).toSorted()).toEqual([loser, '7.00'].toSorted())
    // The other one has seen this value, and theirs is their own.
    const other = winner === anna ? bert : anna
    await until(() => other.cell(C, 'amount') === '7.00')
    other.type(C, 'amount', '8.00')
    await until(async () => (await open()).length === 0)
  })

  it('[CNF-6] keep it open for the value of a third who comes later, and settle all of them at once', async () => {
    const third = await node.open('anna')
    await third.synced()
    third.provider.disconnect()
    third.type(A, 'note', '丙')
    await collide(A, 'note', '甲', '乙')
    third.provider.connect()
    await until(() => third.saved())
    expect((await at(A, 'note'))?.standing.map(({ value }) => value)).toEqual(['甲', '乙', '丙'])
    await until(() => anna.cell(A, 'note') === third.cell(A, 'note'))
    await settle(anna, A, 'note', '乙')
    expect(await open()).toEqual([])
  })

  it('[CNF-5] are settled by whoever has seen them alone: an ordinary edit that claims it is typed', async () => {
    anna.type(A, 'basis', '1', { act: 'claim-1', how: 'settled' })
    await until(() => anna.saved())
    expect((await historyAt(A, 'basis'))[0]).toMatchObject({ how: 'typed', settled: null })
    await collide(C, 'note', '甲', '乙')
    const holder = anna.cell(C, 'note') === '甲' ? anna : bert
    holder.type(C, 'note', '丙', { act: 'claim-2', how: 'settled', saw: [1, 2, 3] })
    await until(() => holder.saved())
    expect((await historyAt(C, 'note'))[0]).toMatchObject({ after: '丙', how: 'typed', settled: null })
    expect(await at(C, 'note')).toBeDefined()
    await settle(anna, C, 'note', '丙')
  })

  it('[CNF-7] have one open conflict of a cell at a time, says the database itself', async () => {
    await collide(B, 'amount', '1.11', '2.22')
    const conflict = await at(B, 'amount')
    await expect(
      world.database.write
        .insertInto('cell_conflicts')
        .values({
          id: 'another',
          section_id: 's1',
          sheet: 'basic',
          row_id: B,
          column_id: 'amount',
          opened_at: conflict?.openedAt ?? '',
          open: 1,
        })
        .execute(),
    ).rejects.toThrow()
    await settle(bert, B, 'amount', '2.22')
    await expect(world.database.write.deleteFrom('conflict_settlements').execute()).rejects.toThrow(/append-only/)
  })
})

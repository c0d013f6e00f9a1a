import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { isContested, rivalsAfter } from '@hesuan/shared/history/rivals.ts'
import { amountBeside } from '@hesuan/shared/section/expressionCell.ts'
import { noticeConflicts } from '../notices/noticeConflicts.ts'
import {
  type ConflictNews,
  changeBefore,
  changesIn,
  openConflictsOf,
  type RivalChange,
  saveConflicts,
  structKey,
} from '../storage/conflicts.ts'
import type { Trx } from '../storage/database.ts'

/** What was appended to a section in this transaction, oldest first. */
export interface AppendedChanges {
  readonly sectionId: string
  readonly epoch: number
  readonly entries: readonly {
    readonly sequence: number
    readonly at: Date
    readonly changes: readonly CellChange[]
    /** See `EditContext.saw`. */
    readonly saw: readonly number[]
  }[]
}

type CellWrite = CellChange & {
  readonly cell: string
  readonly sequence: number
  readonly at: Date
  readonly saw: readonly number[]
}

/**
 * Opens, follows and settles the conflicts of cells by the changes that have just been written to the history. Under the
 * locks of the sections, and in the transaction of the changes: what is in conflict is what history says.
 * @returns the sections whose conflicts are others now
 */
export async function followConflicts(
  trx: Trx,
  appended: readonly AppendedChanges[],
  newId: () => string,
): Promise<ReadonlySet<string>> {
  const written = appended.filter(({ entries }) => entries.some(({ changes }) => changes.length > 0))
  const open = await openConflictsOf(
    trx,
    written.map(({ sectionId }) => sectionId),
  )
  const news: ConflictNews[] = []
  const changed = new Set<string>()
  for (const section of written) {
    const conflicts = new Map(
      open
        .filter(({ sectionId }) => sectionId === section.sectionId)
        .map(({ id, row, column, standing }) => [`${row}:${column}`, new FollowedConflict(id, null, standing)]),
    )
    const found = await followSection(trx, section, conflicts, newId)
    if (found.length > 0) changed.add(section.sectionId)
    news.push(...found)
  }
  await saveConflicts(trx, news)
  await tellAuthors(trx, changed, news)
  return changed
}

/** Tells the authors of values that have just come into a conflict which waits for somebody. */
async function tellAuthors(trx: Trx, sectionIds: ReadonlySet<string>, news: readonly ConflictNews[]): Promise<void> {
  const added = new Map(news.map((conflict) => [conflict.id, new Set(conflict.added.map(({ change }) => change))]))
  if ([...added.values()].every(({ size }) => size === 0)) return
  const open = await openConflictsOf(trx, [...sectionIds])
  const values = open.flatMap(({ id, sectionId, row, column, standing }) =>
    standing
      .filter(({ change }) => added.get(id)?.has(change) === true)
      .map(({ userId, at }) => {
        const other = standing.findLast((rival) => rival.userId !== userId)
        return { sectionId, cell: `${row}:${column}`, userId, by: other?.userId ?? userId, at: other?.at ?? at }
      }),
  )
  await noticeConflicts(trx, values)
}

async function followSection(
  trx: Trx,
  section: AppendedChanges,
  open: Map<string, FollowedConflict>,
  newId: () => string,
): Promise<ConflictNews[]> {
  const { sectionId, epoch } = section
  const writes = section.entries.flatMap(({ sequence, at, changes, saw }) =>
    changes
      // The place and the life of a row, and the expression beside an amount, are told of in the history; there is
      // nothing to choose between.
      .filter(({ column }) => !column.startsWith('@') && amountBeside(column) === null)
      .map((change): CellWrite => ({ ...change, cell: `${change.row}:${change.column}`, sequence, at, saw })),
  )
  const cells = new Set([...open.keys(), ...writes.filter(({ conflict }) => conflict !== null).map(({ cell }) => cell)])
  const met = writes.filter(({ cell }) => cells.has(cell))
  const [first] = met
  if (first === undefined) return []
  const rows = [...new Set(met.map(({ row }) => row))]
  const ids = await changesIn(trx, { sectionId, epoch, from: first.sequence, rows })
  const over: FollowedConflict[] = []
  for (const write of met) {
    const change = ids.get(structKey(write.client, write.clock))
    if (change === undefined) throw new Error(`a change of ${write.cell} that is not in the history`)
    let conflict = open.get(write.cell)
    if (conflict === undefined) {
      if (write.conflict === null) continue
      const { row, column, sheet } = write
      const { other: value, otherClient: client } = write.conflict
      const held = await changeBefore(trx, { sectionId, row, column, before: change }, { client, value })
      conflict = new FollowedConflict(newId(), { sectionId, sheet, row, column, at: write.at.toISOString() }, [held])
      open.set(write.cell, conflict)
    }
    conflict.take(write, change)
    if (conflict.settled) {
      open.delete(write.cell)
      over.push(conflict)
    }
  }
  return [...over, ...open.values()].flatMap((conflict) => conflict.news() ?? [])
}

/** A conflict on its way through a transaction. */
class FollowedConflict {
  readonly #id: string
  readonly #opened: ConflictNews['opened']
  readonly #before: ReadonlySet<number>
  readonly #values = new Set<number>()
  #standing: readonly RivalChange[]
  #settled: ConflictNews['settled'] = null
  #changed = false

  constructor(id: string, opened: ConflictNews['opened'], standing: readonly RivalChange[]) {
    this.#id = id
    this.#opened = opened
    this.#standing = standing
    this.#before = new Set(opened === null ? standing.map(({ change }) => change) : [])
    for (const { change } of standing) this.#values.add(change)
  }

  get settled(): boolean {
    return this.#settled !== null
  }

  take({ client, clock, after: value, behind, lost, saw }: CellWrite, change: number): void {
    this.#changed = true
    const before = this.#standing
    const seen = before.filter((rival) => saw.includes(rival.change))
    this.#standing = rivalsAfter(before, { change, client, clock, value, behind, saw: seen, lost })
    if (isContested(this.#standing)) this.#values.add(change)
    else this.#settled = { change, chosen: before.find((rival) => rival.value === value)?.change ?? null }
  }

  /** What has to be written down; null where nothing happened. */
  news(): ConflictNews | null {
    if (!this.#changed) return null
    const standing = new Set(this.#settled === null ? this.#standing.map(({ change }) => change) : [])
    return {
      id: this.#id,
      opened: this.#opened,
      added: [...this.#values]
        .filter((change) => !this.#before.has(change))
        .map((change) => ({ change, standing: standing.has(change) })),
      fallen: [...this.#before].filter((change) => !standing.has(change)),
      settled: this.#settled,
    }
  }
}

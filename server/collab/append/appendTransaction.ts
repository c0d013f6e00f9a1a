import type { Actor, SectionSubject } from '@hesuan/shared/workflow/permissions.ts'
import { followConflicts } from '../../conflicts/followConflicts.ts'
import { readActors } from '../../identity/readActors.ts'
import { openConflictsOf } from '../../storage/conflicts.ts'
import type { Database, Trx } from '../../storage/database.ts'
import { lockSections } from '../../storage/sections.ts'
import { writeRight } from '../access/writeRight.ts'
import { readAuthors } from '../document/authors.ts'
import type { LiveDocument } from '../document/liveDocument.ts'
import { Processing, type ProcessingParts } from './processFrames.ts'
import type { FrameSource, QueuedFrame } from './queuedFrame.ts'
import type { SectionRules } from './sectionRules.ts'
import { writeEntries } from './writeEntries.ts'

/** A section with updates to append. */
export interface AppendTarget<Source extends FrameSource> {
  readonly document: LiveDocument
  readonly rules: SectionRules
  /**
   * Hands over what waits, as late as can be: whatever has come by then shares the commit. From here to the end of the
   * transaction the document may run ahead of the disk.
   */
  take(): readonly QueuedFrame<Source>[]
}

/** What a committed transaction did to one section. */
export type AppendOutcome<Source extends FrameSource> =
  /** It is no more, or is another document now. */
  | { readonly kind: 'gone' | 'other-epoch' }
  | {
      readonly kind: 'appended'
      readonly subject: SectionSubject
      /** What others had written to the log meanwhile. */
      readonly caughtUp: readonly Uint8Array[]
      readonly processing: Processing<Source>
      /** Whether cells came into conflict, or conflicts became others. */
      readonly conflictsChanged: boolean
    }

export interface AppendTools {
  readonly database: Database
  readonly now: () => Date
  readonly newAct: () => string
  readonly unsound: (sectionId: string, cause: unknown) => void
}

/**
 * Appends what waits in these sections to their logs, in one transaction: under the lock of their rows, with states and
 * rights read anew, together with the changes that history keeps. Resolves after the commit; where it rejects, nothing
 * is written, and the documents in memory are to be read anew.
 */
export async function appendGroup<Source extends FrameSource>(
  targets: readonly AppendTarget<Source>[],
  tools: AppendTools,
): Promise<readonly AppendOutcome<Source>[]> {
  const { database } = tools
  return database.write.transaction().execute(async (trx) => {
    const ids = targets.map(({ document }) => document.sectionId)
    // By itself: what is read after it is what the holder before us has committed.
    await lockSections(trx, database.dialect, ids)
    const frames = targets.map((target) => target.take())
    const states = await readStates(trx, ids)
    const actors = await readActors(trx, [...new Set(frames.flat().map(({ source }) => source.userId))])
    const settling = frames.flat().some(({ context }) => context?.how === 'settled')
    const open = settling ? await openConflictsOf(trx, ids) : []
    const outcomes: AppendOutcome<Source>[] = []
    for (const [index, target] of targets.entries()) {
      const state = states.get(target.document.sectionId)
      if (state === undefined) outcomes.push({ kind: 'gone' })
      else if (state.epoch !== target.document.epoch) outcomes.push({ kind: 'other-epoch' })
      else {
        const contested = new Map(
          open
            .filter(({ sectionId }) => sectionId === target.document.sectionId)
            .map(({ row, column, standing }) => [`${row}:${column}`, new Set(standing.map(({ change }) => change))]),
        )
        outcomes.push(await appendTo(trx, target, frames[index] ?? [], { ...state, contested }, actors, tools))
      }
    }
    const appended = outcomes.flatMap((outcome, index) => {
      const document = targets[index]?.document
      return outcome.kind === 'appended' && document !== undefined ? [{ document, ...outcome }] : []
    })
    await writeEntries(trx, appended, tools.now())
    const changed = await followConflicts(
      trx,
      appended.map(({ document: { sectionId, epoch }, processing: { entries } }) => ({ sectionId, epoch, entries })),
      tools.newAct,
    )
    return outcomes.map((outcome, index) =>
      outcome.kind === 'appended' && changed.has(targets[index]?.document.sectionId ?? '')
        ? { ...outcome, conflictsChanged: true }
        : outcome,
    )
  })
}

interface SectionState {
  readonly subject: SectionSubject
  readonly epoch: number
  readonly head: number
}

async function appendTo<Source extends FrameSource>(
  trx: Trx,
  { document, rules }: AppendTarget<Source>,
  frames: readonly QueuedFrame<Source>[],
  { subject, head, contested }: SectionState & Pick<ProcessingParts, 'contested'>,
  actors: ReadonlyMap<string, Actor>,
  { newAct, unsound }: AppendTools,
): Promise<AppendOutcome<Source>> {
  let caughtUp: readonly Uint8Array[] = []
  if (head > document.head) {
    caughtUp = await document.catchUp(trx, head)
    await readAuthors(trx, document)
  }
  // A database that was put back under a running server: what it says is what there is.
  if (head < document.head) await document.reload(trx, head)
  const rightOf = (userId: string) => {
    const actor = actors.get(userId)
    return actor === undefined ? 'none' : writeRight(actor, subject)
  }
  const processing = new Processing<Source>({ document, rules, head, rightOf, newAct, contested })
  for (let rest = frames; ; ) {
    const trouble = processing.take(rest)
    if (trouble === null) break
    unsound(document.sectionId, trouble.cause)
    await document.reload(trx, head)
    processing.redo()
    processing.refuse(trouble.unsound, 'malformed-update', String(trouble.cause))
    rest = rest.slice(rest.indexOf(trouble.unsound) + 1)
  }
  return { kind: 'appended', subject, caughtUp, processing, conflictsChanged: false }
}

async function readStates(trx: Trx, ids: readonly string[]): Promise<Map<string, SectionState>> {
  const rows = await trx
    .selectFrom('sections')
    .innerJoin('rounds', 'rounds.id', 'sections.round_id')
    .innerJoin('fiscal_years', (join) =>
      join
        .onRef('fiscal_years.department_code', '=', 'rounds.department_code')
        .onRef('fiscal_years.year', '=', 'rounds.year'),
    )
    .select([
      'sections.id',
      'sections.unit_code',
      'sections.kind',
      'sections.status',
      'sections.epoch',
      'sections.head',
      'rounds.open',
      'fiscal_years.status as department_status',
    ])
    .where('sections.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, unit_code, kind, status, department_status, open, epoch, head }) => [
      id,
      {
        subject: { unitCode: unit_code, kind, status, departmentStatus: department_status, roundOpen: open === 1 },
        epoch,
        head,
      },
    ]),
  )
}

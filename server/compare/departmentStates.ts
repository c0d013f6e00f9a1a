import { type CompareStates, StateId, type StateText } from '@hesuan/shared/api/compare.ts'
import { TableViewText } from '@hesuan/shared/api/consolidation.ts'
import type { ComparedTable } from '@hesuan/shared/compare/comparedTable.ts'
import { z } from 'zod'
import type { DepartmentView } from '../consolidation/departmentView.ts'
import { type DepartmentViews, submittedView } from '../consolidation/departmentViews.ts'
import type { Queryable } from '../storage/database.ts'
import { roundOfState, storedStates, storedTables, takenBack } from '../storage/departmentStates.ts'
import { allRounds, type CurrentRound, findRound } from '../storage/departments.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { type ReplayedState, replayStates } from './replayStates.ts'

/** The newest states of a round that are offered; an address may still name an older one. */
const MOST_OF_A_ROUND = 100
/** Stored tables that are kept in memory, parsed. */
const MOST_KEPT = 6

/** A state with its tables, and with where their figures come from. */
export interface LoadedState {
  readonly state: StateText
  readonly round: CurrentRound
  readonly sections: readonly Section[]
  /** When its drafts were read, or it was stored. */
  readonly at: string
  /** The same object for the same contents, as long as it is kept. */
  readonly tables: readonly ComparedTable[]
  /** A state that is stored is built again out of the snapshots that counted then. */
  view(): Promise<DepartmentView>
}

export interface DepartmentStates {
  /** Every state that can be compared, and what to compare first in a round. */
  list(present: CurrentRound): Promise<CompareStates>
  /** null: there is no such state. */
  load(id: string): Promise<LoadedState | null>
}

export function createDepartmentStates(read: Queryable, views: DepartmentViews): DepartmentStates {
  const tablesOf = keptTables(read)

  const ofRound = async (roundId: string) => ({
    sections: await sectionsOf(read, roundId),
    replayed: replayStates(await storedStates(read, roundId), await takenBack(read, roundId)),
  })

  const loadDraft = async (roundId: string): Promise<LoadedState | null> => {
    const round = await findRound(read, roundId)
    if (round === null) return null
    const sections = await sectionsOf(read, round.id)
    const view = await views.view(round, 'live')
    const state = draftText(round, sections)
    return { state, round, sections, at: view.at, tables: view.tables(), view: async () => view }
  }

  const loadStored = async (id: number): Promise<LoadedState | null> => {
    const roundId = await roundOfState(read, id)
    const round = roundId === null ? null : await findRound(read, roundId)
    if (round === null) return null
    const { sections, replayed } = await ofRound(round.id)
    const state = replayed.find((one) => one.id === id)
    if (state === undefined) return null
    const submissions = [...state.submissions.values()].map((one) => ({ ...one, at: state.at }))
    return {
      state: bindingText(state, round, sections),
      round,
      sections,
      at: state.at,
      tables: await tablesOf(id),
      view: () => submittedView(read, { round, sections, submissions, at: state.at }),
    }
  }

  return {
    list: async (present) => {
      const states: StateText[] = []
      let leftOff = 0
      for (const round of await allRounds(read)) {
        const { sections, replayed } = await ofRound(round.id)
        const newest = replayed.slice(-MOST_OF_A_ROUND).reverse()
        leftOff += replayed.length - newest.length
        states.push(draftText(round, sections), ...newest.map((state) => bindingText(state, round, sections)))
      }
      return { states, leftOff, suggested: suggestedOf(states, present.id) }
    },
    load: async (id) => {
      const named = StateId.parse(id)
      const [kind] = named.split('-', 1)
      const rest = named.slice(named.indexOf('-') + 1)
      return kind === 'draft' ? loadDraft(rest) : loadStored(Number(rest))
    },
  }
}

/** The last submission and the one before; else what was submitted and the drafts; else the round before and the drafts. */
function suggestedOf(states: readonly StateText[], roundId: string): CompareStates['suggested'] {
  const isOfRound = ({ round }: StateText) => round.id === roundId
  const draft = states.find((state) => isOfRound(state) && state.kind !== 'binding')
  if (draft === undefined) return null
  const [last, before] = states.filter((state) => isOfRound(state) && state.step?.action === 'submit')
  if (last !== undefined) {
    return before === undefined ? { left: last.id, right: draft.id } : { left: before.id, right: last.id }
  }
  const earlier = states.slice(states.indexOf(draft) + 1).filter((state) => !isOfRound(state))
  const [, stored] = earlier
  // The drafts of a round stand before its stored states, the newest of these first.
  const [ended] = earlier
  if (ended === undefined) return null
  const isStored = stored?.kind === 'binding' && stored.round.id === ended.round.id
  return { left: isStored ? stored.id : ended.id, right: draft.id }
}

type Round = Pick<CurrentRound, 'id' | 'name' | 'year' | 'open'>

const roundText = ({ id, name, year, open }: Round): StateText['round'] => ({ id, name, year, open })

const draftText = (round: Round, sections: readonly Section[]): StateText => ({
  id: `draft-${round.id}`,
  kind: round.open ? 'draft' : 'ended',
  round: roundText(round),
  at: null,
  step: null,
  included: sections.length,
  sections: sections.length,
})

const bindingText = (state: ReplayedState, round: Round, sections: readonly Section[]): StateText => ({
  id: `state-${state.id}`,
  kind: 'binding',
  round: roundText(round),
  at: state.at,
  step: {
    action: state.action,
    by: state.by,
    unitName: sections.find(({ id }) => id === state.sectionId)?.unitName ?? state.sectionId,
  },
  included: state.submissions.size,
  sections: sections.length,
})

const StoredTables = z.array(TableViewText)

/** What was stored never changes, so it is read once as long as it is among the latest asked for. */
function keptTables(read: Queryable): (id: number) => Promise<readonly ComparedTable[]> {
  const kept = new Map<number, Promise<readonly ComparedTable[]>>()
  return (id) => {
    const tables = kept.get(id) ?? storedTables(read, id).then((json) => StoredTables.parse(JSON.parse(json)))
    kept.delete(id)
    kept.set(id, tables)
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
    tables.catch(() => kept.delete(id))
    return tables
  }
}

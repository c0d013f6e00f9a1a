import type { Ceiling } from '../consolidation/ceiling.ts'
import type { PrintedFigure } from '../consolidation/publishedTable.ts'
import type { SectionSnapshot } from '../section/snapshot.ts'
import type { RoundName } from '../workflow/rounds.ts'

/** A department's budget as it is exchanged: what is checked, and what a database is filled from. */
export interface ExchangedBudget {
  readonly year: number
  /** 一上, 一下, 二上 or 二下; null where it is not said. */
  readonly round: RoundName | null
  readonly department: { readonly code: string; readonly name: string }
  /** In the order of publication. */
  readonly units: readonly { readonly code: string; readonly name: string }[]
  /** The units' sections in the order of the units, then the department's own; some may be missing. */
  readonly sections: readonly ExchangedSection[]
  readonly printed: readonly PrintedFigure[]
  readonly ceilings: readonly Ceiling[]
}

export interface ExchangedSection extends SectionSnapshot {
  /** What amounts were typed as, by the key of the amount's cell. */
  readonly expressions: Readonly<Record<string, string>>
}

/** Why a text is no budget in the exchange format. */
export interface ExchangeError {
  /** Where in the JSON: `sections[0].sheets.projects[2].cells.general`; empty for all of it. */
  readonly path: string
  /** One Chinese sentence. */
  readonly message: string
}

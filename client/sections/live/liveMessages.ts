import type { Coverage, Finding } from '@hesuan/shared/checks/rule.ts'
import type { PrintedFigure } from '@hesuan/shared/consolidation/publishedTable.ts'
import type { SectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'

/** What the page asks of its worker: the figures of this section as it is now. */
export interface LiveRequest {
  readonly id: number
  readonly year: number
  readonly department: { readonly code: string; readonly name: string }
  readonly unit: { readonly code: string; readonly name: string }
  readonly snapshot: SectionSnapshot
  /** The imported publication; sent once, with the first request. */
  readonly printed?: readonly PrintedFigure[]
}

/** What follows from a section, by the same functions that the server runs. */
export interface LiveFigures {
  /** Of the request that it answers. */
  readonly id: number
  /** Computed cells, canonical 元, by cell key. */
  readonly derived: ReadonlyMap<string, string>
  readonly totals: SectionTotals
  /** Of the checks that concern this section alone. */
  readonly findings: readonly Finding[]
  readonly coverage: Coverage
}

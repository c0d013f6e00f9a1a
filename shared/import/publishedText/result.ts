import type { PrintedFigure } from '../../consolidation/publishedTable.ts'
import type { SectionSnapshot } from '../../section/snapshot.ts'

/** A published document, read. */
export interface PublishedImport {
  readonly department: { readonly code: string; readonly name: string }
  readonly year: number
  /** In the order of table 2. */
  readonly units: readonly { readonly code: string; readonly name: string }[]
  /** One a unit, then the department's own; filled from leaf lines alone. */
  readonly sections: readonly SectionSnapshot[]
  /** Every figure that is printed, subtotals and totals included. */
  readonly printed: readonly PrintedFigure[]
  readonly report: ImportReport
}

export interface ImportReport {
  /** Every non-blank line of the document, once. */
  readonly lines: readonly LineAccount[]
  readonly notes: readonly ImportNote[]
}

/** What a line of the document is. */
export type LineKind = 'cover' | 'title' | 'unit-name' | 'unit-of-measure' | 'header' | 'data'

export interface LineAccount {
  readonly line: number
  /** `T02`; empty on the cover. */
  readonly table: string
  readonly kind: LineKind
}

/** Something that a person should know about how a line was understood. */
export interface ImportNote {
  readonly line: number
  readonly table: string
  readonly code:
    | 'near-name'
    | 'no-project'
    | 'project-class'
    | 'income-derived'
    | 'income-unknown'
    | 'shifted-indicator'
    | 'unclear-tick'
  /** One Chinese sentence. */
  readonly message: string
}

/** Why a document can't be read, with the place. */
export interface ImportError {
  readonly line: number
  readonly table: string
  readonly code:
    | 'not-a-number'
    | 'unknown-code'
    | 'unknown-name'
    | 'missing-column'
    | 'missing-table'
    | 'unexpected-line'
    | 'not-text'
  readonly message: string
}

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
  /** Every non-blank line of the document, once, in order. */
  readonly lines: readonly LineAccount[]
  /** By line. */
  readonly notes: readonly ImportNote[]
}

/** What a line of the document is. `continuation`: text that belongs to the line above it. */
export type LineKind = 'cover' | 'title' | 'unit-name' | 'unit-of-measure' | 'header' | 'data' | 'continuation' | 'note'

export interface LineAccount {
  readonly line: number
  /** `T02`; empty on the cover. */
  readonly table: string
  readonly kind: LineKind
  /** The key of the row that a data line is (see `consolidation/rowKeys.ts`); null for other lines. */
  readonly row: string | null
}

/** Something that a person should know about how a line was understood. */
export interface ImportNote {
  readonly line: number
  readonly table: string
  readonly code: /** A project was found by a name that is only nearly its own. */
    | 'near-name'
    /** A row names a project that could not be found; it is kept without one. */
    | 'no-project'
    /** Two forms mean one project, or two projects of a unit have one name. */
    | 'repeated-name'
    /** The sources disagree about the class of a project. */
    | 'project-class'
    | 'income-derived'
    | 'income-unknown'
    /** The columns of a line have slipped; its words are kept in the nearest column. */
    | 'shifted-indicator'
    /** Boxes that contradict each other, or a box whose words are missing. */
    | 'unclear-tick'
    /** A name that differs from the code list's or the register's. */
    | 'name-differs'
    /** A functional line with no 项 below it: its amounts have no row to go to. */
    | 'no-leaf'
  /** One Chinese sentence. */
  readonly message: string
}

/** Why a document can't be read, with the place. */
export interface ImportError {
  /** From 1. */
  readonly line: number
  /** `T02`; empty on the cover. */
  readonly table: string
  readonly code:
    | 'not-a-number'
    | 'unknown-code'
    | 'unknown-name'
    | 'missing-column'
    | 'unknown-column'
    | 'missing-line'
    | 'missing-table'
    | 'repeated-row'
    | 'unexpected-line'
    | 'not-a-cell'
    | 'not-text'
  /** What should stand there, in Chinese; null where it can't be said. */
  readonly expected: string | null
  /** What stands there. */
  readonly found: string | null
  /** One Chinese sentence with line and table. */
  readonly message: string
}

import type { Bindings, CellRef, Match, Measure } from '../consolidation/measure.ts'
import type { RowSource } from '../consolidation/rowSource.ts'
import type { RowId } from '../section/cellKey.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'

export type Severity = 'error' | 'warning' | 'hint'
export type Relation = '=' | '≤' | '≥'

/** What a difference may be and still not count. */
export type Tolerance =
  | { readonly kind: 'exact' }
  /** Rounding of printed figures only: figures typed in 元 must agree to the 分. */
  | { readonly kind: 'rounding'; readonly levels: 'neighbouring' | 'across' }
  | { readonly kind: 'amount'; readonly yuan: string }
  /** A part of the right side; `atLeast`: 元 that are always allowed. */
  | { readonly kind: 'ratio'; readonly of: string; readonly atLeast?: string }

/** A cross-check (勾稽关系) as data. */
export interface Rule {
  /** Of DOMAIN §6: `R06`. */
  readonly id: string
  /** Tells the checks of one rule apart: `pension`. Part of the identity of its findings. */
  readonly part: string
  readonly title: string
  /** One sentence: what is demanded and why. */
  readonly explain: string
  readonly source?: string
  readonly severity: Severity
  /**
   * How grave it is where a publication itself is audited. In a workbench that compiles the next one, what differs from
   * print can't be mended, and holds nobody up.
   */
  readonly published?: Severity
  readonly each: RuleScope
  readonly left: RuleSide
  readonly relation: Relation
  readonly right: RuleSide
  readonly tolerance: Tolerance
  /** Checked only where this column of the bound row matches (row scopes). */
  readonly when?: Readonly<Record<ColumnId, Match>>
  /** A side without any cell counts as zero instead of «cannot compare». Only where a blank really means none. */
  readonly blankIsZero?: 'left' | 'right' | 'both'
  /** Checked only where this side is filled: there may be nothing to agree with. */
  readonly onlyWith?: 'left' | 'right'
  /**
   * The finding says what is missing, not how much. `true`: both sides count cells. `of-amounts`: both sides are amounts,
   * of which the right one must be other than zero wherever the left one is; both are told, so that an explanation of
   * it lapses when either changes.
   */
  readonly presence?: true | 'of-amounts'
  /** Checked only where this has a value: what the rule is about is there, whether or not its figures are. */
  readonly onlyIf?: Measure
}

/** A check of words, names or ticks, which no measure can express: it looks at the rows itself. */
export interface WordRule extends Pick<Rule, 'id' | 'title' | 'explain' | 'source' | 'severity'> {
  /** `sections`: every unit's section and the department's own, one by one. `department`: all of them together. */
  readonly over: 'sections' | 'department'
  readonly leftLabel: string
  readonly rightLabel: string
  /** Everything that was compared, agreeing or not. @param unit the section; undefined where all are looked at */
  readonly examine: (source: RowSource, unit: string | undefined) => Iterable<Observation>
}

/** What a rule about words compared in one place. */
export interface Observation {
  /** Tells the observations of one rule at one row apart; the `part` of its identity. */
  readonly part: string
  /** The row that it is about. */
  readonly row?: { readonly unit: string; readonly id: RowId }
  readonly agrees: boolean
  /** Where it weighs otherwise than the rest of its rule. */
  readonly severity?: Severity
  /** Both values are amounts, in canonical 元; else they are words. */
  readonly amounts?: true
  /** Asked at once, and hardly ever: of what agrees nobody wants to know more. */
  readonly tell: () => ObservedSides
}

/** What was compared. */
export interface ObservedSides {
  readonly left: ObservedSide
  readonly right: ObservedSide
  /** What is said of it behind its place; without it the labels and values of both sides are. */
  readonly says?: string
}

export interface ObservedSide {
  /** Canonical 元 where amounts are compared, else words; null where it is blank. */
  readonly value: string | null
  readonly cells: readonly CellRef[]
}

export interface RuleSide {
  /** Names the side in a finding: «支出·功能的基本支出合计». */
  readonly label: string
  readonly measure: Measure
}

export type RuleScope =
  | { readonly over: 'department' }
  | { readonly over: 'units' }
  | { readonly over: 'rows'; readonly sheet: SheetId }
  /** Rows of a table of the imported publication (`Bindings.printedRow`). */
  | { readonly over: 'printed-rows'; readonly table: string }
  /** Codes of these lengths in use in the columns, of every unit or of the department. */
  | {
      readonly over: 'codes'
      readonly digits: number
      readonly in: readonly { readonly sheet: SheetId; readonly column: ColumnId }[]
      readonly of: 'units' | 'department'
    }

/** `cannot-compare`: a side is missing. Blank is not zero. */
export type Verdict = 'equal' | 'rounding' | 'different' | 'cannot-compare'

/**
 * What the values of a check are: amounts in 元, plain counts of things, how many cells are filled (`presence`: then only
 * whether there are any means something), or words.
 */
export type ComparedValues = 'yuan' | 'quantity' | 'presence' | 'words'

/** The outcome of one check, whatever it is. Never says which side is wrong. */
export interface CheckResult {
  /** Stable from run to run: rule, part, unit, bound code or row. */
  readonly identity: string
  readonly rule: string
  readonly part: string
  readonly severity: Severity
  readonly verdict: Verdict
  readonly values: ComparedValues
  /** Canonical decimal in 元 (or the measure's own unit), or the words compared; null where a side is blank. */
  readonly left: string | null
  readonly right: string | null
  /** left − right; null where it can't be compared. */
  readonly difference: string | null
  readonly bindings: Bindings
}

/**
 * A result that is not equal, with both sides' cells: `different` wants attention, `rounding` and `cannot-compare` are
 * information.
 */
export interface Finding extends CheckResult {
  readonly title: string
  readonly explain: string
  readonly relation: Relation
  readonly leftLabel: string
  readonly rightLabel: string
  readonly leftCells: readonly CellRef[]
  readonly rightCells: readonly CellRef[]
  /** One plain Chinese sentence with both values. */
  readonly sentence: string
}

/** How many checks ran, by verdict: always shown beside the findings. */
export interface Coverage {
  readonly ran: number
  readonly equal: number
  readonly rounding: number
  readonly different: number
  readonly cannotCompare: number
  /** Checks with nothing on either side, or without what they are about. Not part of `ran`. */
  readonly skipped: number
}

/** What one rule comes to on one unit, or on all together. */
export interface RuleOutcome {
  /** Of equal checks only where all are asked for: else they are counted. */
  readonly results: readonly CheckResult[]
  readonly findings: readonly Finding[]
  readonly coverage: Coverage
}

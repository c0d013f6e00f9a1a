import type { NOTICE_KINDS } from '@hesuan/shared/api/notices.ts'
import type { CeilingKind } from '@hesuan/shared/consolidation/ceiling.ts'
import type {
  DepartmentAction,
  DepartmentStatus,
  SectionAction,
  SectionStatus,
} from '@hesuan/shared/workflow/transitions.ts'
import type { ColumnType, Generated } from 'kysely'

/**
 * The tables, as Kysely sees them; the migrations are their source of truth.
 * Times are ISO 8601 text in UTC with milliseconds. Money is a whole number of 分: written as bigint, and read as text
 * through `fenText` so that neither driver turns it into a binary floating-point number.
 */
export interface Schema {
  departments: { code: string; name: string }
  units: { code: string; department_code: string; name: string; position: number }
  fiscal_years: { department_code: string; year: number; template_year: number; status: Generated<DepartmentStatus> }
  rounds: { id: string; department_code: string; year: number; name: string; position: number; open: number }
  /** One for one user of the identity library; `role` and `disabled` are ours. */
  people: {
    user_id: string
    username: string
    display_name: string
    role: string
    disabled: number
    /** Goes up whenever rights, password or life of the account change: open sockets of the person must go then. */
    revision: number
    /** The password is one that an administrator has handed out. */
    password_handed_out: Generated<number>
  }
  /** Failed attempts to sign in, by the hash of the name that was typed. */
  sign_in_failures: { account: string; failures: number; last_at: string; blocked_until: string | null }
  memberships: { user_id: string; unit_code: string }
  sections: SectionsTable
  /** The append-only log: one sequence a section. */
  section_updates: {
    section_id: string
    epoch: number
    sequence: number
    /** Yjs update, V1, as accepted. */
    payload: Uint8Array
    user_id: string
    received_at: string
  }
  /** Compacted state up to a sequence number (Yjs update, V2). */
  section_states: { section_id: string; epoch: number; sequence: number; state: Uint8Array; at: string }
  /** Which user a Yjs clientID belongs to, for ever. */
  collab_clients: { section_id: string; epoch: number; client_id: number; user_id: string; bound_at: string }
  cell_changes: CellChangesTable
  /** Cells that were set by people who had not seen each other's value. */
  cell_conflicts: {
    id: string
    section_id: string
    sheet: string
    row_id: string
    column_id: string
    opened_at: string
    /** Until somebody who has seen the values settles it; one of a cell at a time. */
    open: number
  }
  /** The values of a conflict, each the change that it came with; `standing` until a write of somebody who has seen it. */
  conflict_rivals: { conflict_id: string; change_id: number; standing: number }
  /** The change that settled a conflict, and the one whose value it chose; null where the value is another one. */
  conflict_settlements: { conflict_id: string; change_id: number; chosen_change_id: number | null }
  /** What is said about one cell; a cell has one open thread at a time. */
  comment_threads: {
    id: string
    section_id: string
    sheet: string
    row_id: string
    column_id: string
    open: number
  }
  /** Everything that happened in a thread. Append-only: what was edited stays as it was. */
  comment_events: {
    id: Generated<number>
    thread_id: string
    kind: 'said' | 'edited' | 'resolved' | 'reopened'
    /** Of an edit: the event that said it first. */
    of_event: number | null
    user_id: string
    at: string
    text: string | null
  }
  comment_mentions: { event_id: number; user_id: string }
  /** What somebody has to know, each for one person. */
  notices: {
    id: Generated<number>
    user_id: string
    kind: (typeof NOTICE_KINDS)[number]
    section_id: string
    /** The first cell that it is about; null where it is about the section. */
    cell: string | null
    cells: number
    by_user_id: string
    at: string
    text: string | null
    read_at: string | null
  }
  snapshots: {
    id: string
    section_id: string
    sequence: number
    sha256: string
    json: string
    state: Uint8Array
    at: string
  }
  submissions: {
    id: string
    section_id: string
    snapshot_id: string
    user_id: string
    at: string
    /** The last submission of its section that was neither withdrawn nor returned. */
    current: number
  }
  summaries: {
    submission_id: string
    key: string
    sheet: string
    column: string
    /** JSON object of the dimensions. */
    dimensions: string
    /** Of an amount; else null. */
    fen: FenColumn | null
    /** Of a quantity, a plain exact decimal; else null. */
    quantity: string | null
    addends: number
  }
  /** The department's tables and check results as of a submission. */
  consolidations: {
    id: Generated<number>
    round_id: string
    submission_id: string | null
    at: string
    tables_json: string
    findings_json: string
    /** Null: of before they were kept. */
    finding_counts_json: string | null
  }
  /** Figures of the imported publication (对照数). */
  printed_figures: {
    department_code: string
    year: number
    table_id: string
    copy: string
    row_key: string
    column_id: string
    text: string
    value: string | null
    line: number
  }
  /** Steps of the workflow. */
  section_events: {
    id: Generated<number>
    section_id: string
    action: SectionAction
    from_status: SectionStatus
    to_status: SectionStatus
    user_id: string
    at: string
    reason: string | null
    /** Of the last update before the step. */
    sequence: number
  }
  /** Steps of the budget of a year as a whole, each in the round that was open. Append-only. */
  department_events: {
    id: Generated<number>
    round_id: string
    action: DepartmentAction | 'open-round' | 'open-year'
    from_status: DepartmentStatus
    to_status: DepartmentStatus
    user_id: string
    at: string
    reason: string | null
  }
  /** What a return was pinned to. Append-only. */
  return_points: {
    id: Generated<number>
    /** The return. */
    event_id: number
    cell: string | null
    /** Of a finding. */
    identity: string | null
    text: string
  }
  late_edits: LateEditsTable
  /** What somebody proposes to the reviewer of their late edits. */
  late_proposals: {
    id: string
    section_id: string
    user_id: string
    sentence: string
    at: string
    status: 'open' | 'agreed' | 'declined' | 'applied'
    decided_by: string | null
    decided_at: string | null
    note: string | null
    applied_by: string | null
    applied_at: string | null
  }
  /** Every ceiling that was ever issued; the newest of a place counts, and none where its amount is null. */
  ceilings: {
    id: Generated<number>
    round_id: string
    /** null: of the department. */
    unit_code: string | null
    kind: CeilingKind
    fen: FenColumn | null
    user_id: string
    at: string
  }
  /** Every explanation of a warning, and what was decided of it; append-only. The newest one of an identity counts. */
  explanation_events: {
    id: Generated<number>
    section_id: string
    kind: 'explained' | 'agreed' | 'declined'
    /** Of a decision: the explanation. */
    of_event: number | null
    /** Of the finding. */
    identity: string
    /** Of the finding, as it was when it was explained. */
    left_value: string | null
    right_value: string | null
    /** The explanation, or the reason of a decision. */
    text: string | null
    user_id: string
    at: string
  }
  /** What was refused: foreign authorship, malformed updates, writes to a frozen section. */
  refusals: {
    id: Generated<number>
    section_id: string | null
    user_id: string | null
    code: string
    detail: string
    at: string
  }
  /** Every setting of a rule there ever was; the newest of a rule and part counts. Append-only. */
  rule_settings: {
    id: Generated<number>
    department_code: string
    year: number
    rule: string
    part: string
    enabled: number
    severity: 'error' | 'warning' | 'hint' | null
    tolerance_json: string | null
    parameter: string | null
    user_id: string
    at: string
  }
  /** What administrators did. Append-only. */
  admin_events: {
    id: Generated<number>
    action: string
    subject: string
    before: string | null
    after: string | null
    user_id: string
    at: string
  }
  settings: { key: string; value: string }
}

export interface SectionsTable {
  id: string
  round_id: string
  unit_code: string
  kind: 'unit' | 'department'
  status: 'draft' | 'submitted' | 'returned' | 'approved'
  precision: 'fen' | 'wan'
  epoch: number
  /** Sequence number of the last update in the log. */
  head: number
  last_edit_at: string | null
  last_edit_by: string | null
}

export interface CellChangesTable {
  id: Generated<number>
  section_id: string
  epoch: number
  /** Of the update that it came with. */
  sequence: number
  sheet: string
  row_id: string
  /** A column, or `@order` / `@deleted`. */
  column_id: string
  before: string | null
  after: string
  user_id: string
  at: string
  how: string
  act: string
  /** Yjs struct id of the write. */
  client_id: number
  clock: number
  conflict_kind: 'overwrote' | 'lost' | null
  conflict_other: string | null
  /** When its author made it by their own clock, where that was before it could be sent; else null. */
  made_at: string | null
}

/** What somebody wrote into a section that took no more edits: one row a place and window, with the last text. */
export interface LateEditsTable {
  id: Generated<number>
  section_id: string
  epoch: number
  user_id: string
  /** Yjs struct id of the last write. */
  client_id: number
  clock: number
  sheet: string
  row_id: string
  /** A column, or `@order` / `@deleted`. */
  column_id: string
  /** What the author saw there. */
  before: string | null
  mine: string
  how: string
  made_at: string | null
  received_at: string
  discarded_at: string | null
  proposal_id: string | null
}

type FenColumn = ColumnType<string, bigint, bigint>

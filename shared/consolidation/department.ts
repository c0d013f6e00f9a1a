import type { SectionSnapshot } from '../section/snapshot.ts'
import type { Ceiling } from './ceiling.ts'
import type { PrintedFigure } from './publishedTable.ts'

/** All that the tables and checks of one department in one year are made from. */
export interface DepartmentInput {
  readonly year: number
  readonly department: { readonly code: string; readonly name: string }
  /** In the order of publication. */
  readonly units: readonly { readonly code: string; readonly name: string }[]
  /** The units' sections and the department's own (`unitCode` = the department's code); some may be missing. */
  readonly snapshots: readonly SectionSnapshot[]
  /** The imported publication, where there is one. */
  readonly printed?: readonly PrintedFigure[]
  /** As far as they have been issued. */
  readonly ceilings?: readonly Ceiling[]
}

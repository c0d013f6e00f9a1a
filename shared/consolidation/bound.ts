import type { Bindings } from './measure.ts'
import type { UnitRow } from './rowSource.ts'

/** What a measure is evaluated for, with the bound row itself; null where none is bound. */
export interface Bound {
  readonly bindings: Bindings
  readonly row: UnitRow | null
}

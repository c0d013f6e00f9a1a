import { z } from 'zod'
import type { DepartmentInput } from '../consolidation/department.ts'
import { parseRowId } from '../section/cellKey.ts'
import type { SnapshotRow } from '../section/snapshot.ts'
import { RuleSettingText } from './admin.ts'
import { Ceiling } from './ceilings.ts'
import { Basis, TableViewText } from './consolidation.ts'

/**
 * What a browser needs to compute tables and checks by itself while somebody types: the sections that the person may
 * read, row by row. `departmentInputOf` turns it into what the domain's functions take.
 */
export const DepartmentInputView = z.object({
  basis: Basis,
  at: z.string(),
  year: z.number().int(),
  department: z.object({ code: z.string(), name: z.string() }),
  /** Every unit, in the order of publication. */
  units: z.array(z.object({ code: z.string(), name: z.string() })).readonly(),
  snapshots: z
    .array(
      z.object({
        sectionId: z.string(),
        unitCode: z.string(),
        kind: z.enum(['unit', 'department']),
        precision: z.enum(['fen', 'wan']),
        rows: z
          .array(z.object({ id: z.string(), sheet: z.string(), cells: z.record(z.string(), z.string()) }))
          .readonly(),
      }),
    )
    .readonly(),
  /** Figures of the imported publication (对照数). */
  printed: z
    .array(
      z.object({
        table: z.string(),
        copy: z.string(),
        row: z.string(),
        column: z.string(),
        text: z.string(),
        value: z.string().nullable(),
        line: z.number().int(),
      }),
    )
    .readonly(),
  /** What the department has set the rules of this year to. */
  ruleSettings: z.array(RuleSettingText).readonly(),
  /** Those that the person may know. */
  ceilings: z.array(Ceiling).readonly(),
  /** False where the person may not read every section: then what concerns the whole department is in `tables`. */
  complete: z.boolean(),
  /** The department's tables, computed by the server; null where `complete`. */
  tables: z.array(TableViewText).readonly().nullable(),
})
export type DepartmentInputView = z.infer<typeof DepartmentInputView>

/** The domain's form of it; throws where a row id is none (then server and page are of different versions). */
export const departmentInputOf = (view: DepartmentInputView): DepartmentInput => ({
  year: view.year,
  department: view.department,
  units: view.units,
  snapshots: view.snapshots.map(({ unitCode, kind, precision, rows }) => ({
    unitCode,
    kind,
    precision,
    rows: rows.map((row): SnapshotRow => {
      const id = parseRowId(row.id)?.row
      if (id === undefined) throw new RangeError(`not a row id: ${row.id}`)
      return { id, sheet: row.sheet, cells: row.cells }
    }),
  })),
  printed: view.printed,
  ceilings: view.ceilings,
})

import { createHash } from 'node:crypto'
import { parseRowId } from '@hesuan/shared/section/cellKey.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import { z } from 'zod'

/**
 * A snapshot as text, the same for equal contents: keys of cells sorted, rows in their order, no white space.
 * Equal replicas of a document may list keys in different orders; their hashes must not differ for it.
 */
export function canonicalSnapshot(snapshot: SectionSnapshot): { readonly json: string; readonly sha256: string } {
  const json = JSON.stringify({
    unitCode: snapshot.unitCode,
    kind: snapshot.kind,
    precision: snapshot.precision,
    rows: snapshot.rows.map(({ id, sheet, cells }) => ({
      id,
      sheet,
      cells: Object.fromEntries(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
    })),
  })
  return { json, sha256: createHash('sha256').update(json).digest('hex') }
}

const Stored = z.object({
  unitCode: z.string(),
  kind: z.enum(['unit', 'department']),
  precision: z.enum(['fen', 'wan']),
  rows: z.array(
    z.object({
      id: z.string().transform((text, context) => {
        const parsed = parseRowId(text)
        if (parsed !== null) return parsed.row
        context.addIssue({ code: 'custom', message: 'not a row id' })
        return z.NEVER
      }),
      sheet: z.string(),
      cells: z.record(z.string(), z.string()),
    }),
  ),
})

/** Reads what `canonicalSnapshot` wrote; throws where it did not. */
export const parseSnapshot = (json: string): SectionSnapshot => Stored.parse(JSON.parse(json))

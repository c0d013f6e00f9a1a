import type { LateEditClaim } from '@hesuan/shared/api/lateEdits.ts'
import { byOrder, type EditPiece } from '../offline/editPiece.ts'

/** What is kept of edits that came too late: of each window and place the last text, with what was there before the first. */
export function lateClaims(pieces: readonly (EditPiece & { readonly epoch: number })[]): LateEditClaim[] {
  const claims = new Map<string, LateEditClaim>()
  for (const { epoch, client, context, madeAt, changes } of pieces.toSorted(byOrder)) {
    for (const { row, column, before, after, clock } of changes) {
      const key = `${epoch} ${client} ${row}:${column}`
      claims.set(key, {
        epoch,
        client,
        clock,
        row,
        column,
        before: claims.has(key) ? (claims.get(key)?.before ?? null) : before,
        mine: after,
        how: context?.how ?? 'typed',
        madeAt,
      })
    }
  }
  return [...claims.values()]
}

import type { LateEditClaim } from '@hesuan/shared/api/lateEdits.ts'
import { byOrder, type EditPiece } from '../offline/editPiece.ts'

/** What is kept of edits that came too late: of each window and place the last text, with what was there before the first. */
export function lateClaims(pieces: readonly (EditPiece & { readonly epoch: number })[]): LateEditClaim[] {
  const claims = new Map<string, LateEditClaim>()
  for (const { epoch, client, context, madeAt, changes } of pieces.toSorted(byOrder)) {
    for (const { row, column, before, after, clock } of changes) {
      const key = keyOfClaim({ epoch, client, row, column })
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

/** The place of a late edit within what one window did to one document. */
export const keyOfClaim = ({
  epoch,
  client,
  row,
  column,
}: Pick<LateEditClaim, 'epoch' | 'client' | 'row' | 'column'>): string => `${epoch} ${client} ${row}:${column}`

/** The late edits that an edit is part of, by `keyOfClaim`. */
export const keysOfPiece = ({ epoch, client, changes }: EditPiece & { readonly epoch: number }): string[] =>
  changes.map(({ row, column }) => keyOfClaim({ epoch, client, row, column }))

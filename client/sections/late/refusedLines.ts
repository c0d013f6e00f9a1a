import type { LateEditClaim } from '@hesuan/shared/api/lateEdits.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { changeText } from '../workbench/changeText.ts'
import { keyOfClaim } from './lateClaims.ts'
import type { RefusedLine } from './RefusedEdits.tsx'

/** Late edits in words; in keys of the document where there is no template to name them by. */
export const refusedLines = (
  { claims }: { readonly claims: readonly LateEditClaim[] },
  context: SheetContext | null,
): RefusedLine[] =>
  claims.map((claim) => ({
    key: keyOfClaim(claim),
    ...changeText({ ...claim, after: claim.mine }, context),
    madeAt: claim.madeAt,
  }))

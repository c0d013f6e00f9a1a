import {
  type DecideProposal,
  KeptLateEdits,
  type LateEditClaim,
  LateEditsView,
  MOST_LATE_EDITS,
} from '@hesuan/shared/api/lateEdits.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'

const pathOf = (sectionId: string): string => `/api/sections/${encodeURIComponent(sectionId)}/late-edits`

/** One's own late edits in a section, and what is proposed for it. */
export const lateEditsQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['late-edits', sectionId],
    queryFn: ({ signal }) => request(LateEditsView, pathOf(sectionId), { signal }),
  })

/** More than this in one request, and it is sent in several. */
const MOST_BYTES = 400_000

/** Lets the server keep late edits; whatever of them it has already stays as it is. */
export async function keepOnServer(sectionId: string, person: string, claims: readonly LateEditClaim[]): Promise<void> {
  for (const edits of parts(claims)) {
    await request(KeptLateEdits, pathOf(sectionId), { method: 'POST', body: { edits }, person })
  }
}

export const discardOnServer = (sectionId: string, ids: readonly number[]): Promise<LateEditsView> =>
  request(LateEditsView, `${pathOf(sectionId)}/discard`, { method: 'POST', body: { ids } })

export const proposeOnServer = (
  sectionId: string,
  proposal: { readonly ids: readonly number[]; readonly sentence: string },
): Promise<LateEditsView> => request(LateEditsView, `${pathOf(sectionId)}/propose`, { method: 'POST', body: proposal })

export const decideOnServer = (sectionId: string, decision: DecideProposal): Promise<LateEditsView> =>
  request(LateEditsView, `${pathOf(sectionId)}/decide`, { method: 'POST', body: decision })

function parts(claims: readonly LateEditClaim[]): LateEditClaim[][] {
  const found: LateEditClaim[][] = []
  let bytes = 0
  for (const claim of claims) {
    // Three bytes a character at most, and what JSON adds.
    const size = 3 * (claim.mine.length + (claim.before?.length ?? 0)) + 300
    const last = found.at(-1)
    if (last === undefined || last.length >= MOST_LATE_EDITS || bytes + size > MOST_BYTES) {
      found.push([claim])
      bytes = size
    } else {
      last.push(claim)
      bytes += size
    }
  }
  return found
}

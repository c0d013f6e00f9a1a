import { type DecideProposal, KeptLateEdits, type LateEditClaim, LateEditsView } from '@hesuan/shared/api/lateEdits.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'

const pathOf = (sectionId: string): string => `/api/sections/${encodeURIComponent(sectionId)}/late-edits`

/** One's own late edits in a section, and what is proposed for it. */
export const lateEditsQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['late-edits', sectionId],
    queryFn: ({ signal }) => request(LateEditsView, pathOf(sectionId), { signal }),
  })

/** Lets the server keep late edits, all of them or none; whatever of them it has already stays as it is. */
export async function keepOnServer(sectionId: string, person: string, edits: readonly LateEditClaim[]): Promise<void> {
  await request(KeptLateEdits, pathOf(sectionId), { method: 'POST', body: { edits }, person })
}

export const discardOnServer = (sectionId: string, ids: readonly number[]): Promise<LateEditsView> =>
  request(LateEditsView, `${pathOf(sectionId)}/discard`, { method: 'POST', body: { ids } })

export const proposeOnServer = (
  sectionId: string,
  proposal: { readonly ids: readonly number[]; readonly sentence: string },
): Promise<LateEditsView> => request(LateEditsView, `${pathOf(sectionId)}/propose`, { method: 'POST', body: proposal })

export const decideOnServer = (sectionId: string, decision: DecideProposal): Promise<LateEditsView> =>
  request(LateEditsView, `${pathOf(sectionId)}/decide`, { method: 'POST', body: decision })

import { type DecideExplanations, type Explain, Explanations } from '@hesuan/shared/api/explanations.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../app/request.ts'
import { withRound } from '../app/round.ts'

/** The explanations of warnings: of one section, or of all that the person may read in a round (null: the present one). */
export const explanationsQuery = (of: { readonly section: string } | { readonly round: string | null }) =>
  queryOptions({
    queryKey: ['explanations', of],
    queryFn: ({ signal }) => request(Explanations, pathOfAll(of), { signal }),
  })

const pathOfAll = (of: { readonly section: string } | { readonly round: string | null }): string =>
  'section' in of
    ? `/api/explanations?section=${encodeURIComponent(of.section)}`
    : withRound('/api/explanations', of.round)

const pathOf = (sectionId: string) => `/api/sections/${encodeURIComponent(sectionId)}/explanations`

/** @throws RequestError where the server refuses */
export const sendExplanation = (sectionId: string, body: Explain) =>
  request(Explanations, pathOf(sectionId), { method: 'POST', body })

/** @throws RequestError where the server refuses */
export const sendDecision = (sectionId: string, body: DecideExplanations) =>
  request(Explanations, `${pathOf(sectionId)}/decide`, { method: 'POST', body })

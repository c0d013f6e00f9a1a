import { type DecideExplanations, type Explain, Explanations } from '@hesuan/shared/api/explanations.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../app/request.ts'

/** The explanations of warnings: of one section, or of all that the person may read in the present round. */
export const explanationsQuery = (sectionId: string | null) =>
  queryOptions({
    queryKey: ['explanations', sectionId],
    queryFn: ({ signal }) =>
      request(
        Explanations,
        `/api/explanations${sectionId === null ? '' : `?section=${encodeURIComponent(sectionId)}`}`,
        { signal },
      ),
  })

const pathOf = (sectionId: string) => `/api/sections/${encodeURIComponent(sectionId)}/explanations`

/** @throws RequestError where the server refuses */
export const sendExplanation = (sectionId: string, body: Explain) =>
  request(Explanations, pathOf(sectionId), { method: 'POST', body })

/** @throws RequestError where the server refuses */
export const sendDecision = (sectionId: string, body: DecideExplanations) =>
  request(Explanations, `${pathOf(sectionId)}/decide`, { method: 'POST', body })

import { SectionConflicts } from '@hesuan/shared/api/conflicts.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'

/** The cells of a section that wait to be settled. */
export const conflictsQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['conflicts', sectionId],
    queryFn: ({ signal }) =>
      request(SectionConflicts, `/api/sections/${encodeURIComponent(sectionId)}/conflicts`, { signal }),
  })

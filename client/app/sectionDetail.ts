import { SectionDetail } from '@hesuan/shared/api/section.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from './request.ts'

/** A section with what the person may do to it now. */
export const sectionDetailQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['section', sectionId],
    queryFn: ({ signal }) => request(SectionDetail, `/api/sections/${encodeURIComponent(sectionId)}`, { signal }),
  })

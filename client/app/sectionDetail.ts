import { SectionDetail } from '@hesuan/shared/api/section.ts'
import { queryOptions } from '@tanstack/react-query'
import { keepDetail, keptDetail } from '../sections/offline/keptDetail.ts'
import { rememberedSession } from './rememberedSession.ts'
import { isUnreachable, request } from './request.ts'

/** A section with what the person may do to it now; where the server can't be reached, as it said last. */
export const sectionDetailQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['section', sectionId],
    queryFn: async ({ signal }) => {
      const userId = rememberedSession()?.userId ?? null
      try {
        const detail = await request(SectionDetail, `/api/sections/${encodeURIComponent(sectionId)}`, { signal })
        if (userId !== null) await keepDetail(userId, detail)
        return detail
      } catch (error) {
        const kept = isUnreachable(error) && userId !== null ? await keptDetail(userId, sectionId) : null
        if (kept === null) throw error
        return kept
      }
    },
  })

import { DepartmentInputView, departmentInputOf } from '@hesuan/shared/api/departmentInput.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { request } from '../../app/request.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import { LiveComputation } from '../live/liveComputation.ts'
import type { LiveAround } from '../live/liveMessages.ts'
import { useResource } from '../useResource.ts'
import type { OthersFrames } from './othersFrames.ts'

/**
 * The department around a section. For the department's own section it is stale whenever figures of a draft change, by
 * its key; a unit's checks look at its own section and at print alone, so others' edits need no new answer.
 */
const departmentInputQuery = ({ kind, id }: Pick<SectionDetail, 'kind' | 'id'>) =>
  queryOptions({
    queryKey: kind === 'department' ? ['consolidation', 'live', 'input', id] : ['department-input', id],
    queryFn: async ({ signal }): Promise<LiveAround> => {
      const path = `/api/department-input?basis=live&section=${encodeURIComponent(id)}`
      const view = await request(DepartmentInputView, path, { signal })
      return { input: departmentInputOf(view), settings: view.ruleSettings }
    },
    staleTime: kind === 'department' ? 0 : Number.POSITIVE_INFINITY,
  })

/** The figures that follow from the section while it is edited; null until its document is there. */
export function useLiveComputation(
  session: SectionSession,
  synced: boolean,
  frames: OthersFrames | null,
): LiveComputation | null {
  const { detail, document } = session
  const { data: around, isError, fetchStatus } = useQuery(departmentInputQuery(detail))
  const nowhere = around === undefined && (isError || fetchStatus === 'paused')
  const { templateYear, unitCode, kind, precision } = detail
  const live = useResource(
    useCallback(
      () =>
        synced && frames !== null
          ? new LiveComputation(
              document.doc,
              { templateYear, unitCode, kind, precision, around: alone(session) },
              frames.show,
            )
          : null,
      [session, document, synced, frames, templateYear, unitCode, kind, precision],
    ),
  )
  useEffect(() => {
    if (around !== undefined) live?.standIn(around)
    else if (nowhere) live?.standIn(null)
  }, [live, around, nowhere])
  return live
}

/** The department as far as a section itself knows it. */
const alone = ({ detail }: SectionSession): LiveAround => ({
  settings: [],
  input: {
    year: detail.year,
    department: { code: detail.kind === 'department' ? detail.unitCode : '', name: detail.departmentName },
    units: detail.kind === 'unit' ? [{ code: detail.unitCode, name: detail.unitName }] : [],
    snapshots: [],
  },
})

import type { BoardSection } from '@hesuan/shared/api/board.ts'
import { SectionActionResult } from '@hesuan/shared/api/section.ts'
import { NEXT } from '@hesuan/shared/workflow/transitions.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import { request } from '../../app/request.ts'
import { sectionDetailQuery } from '../../app/sectionDetail.ts'
import { stepMessage } from '../../app/stepMessage.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { ReturnDialog } from './ReturnDialog.tsx'
import { texts } from './texts.ts'

/** Return and approve, where the server says that the person may. */
export function ReviewActions({ section }: { section: BoardSection }) {
  const { id, unitName, status, may, unexplained, pendingExplanations } = section
  const reviewable = NEXT[status].return !== null || NEXT[status].approve !== null
  const { data: detail } = useQuery({ ...sectionDetailQuery(id), enabled: may.read && reviewable })
  const [returning, setReturning] = useState(false)
  const queryClient = useQueryClient()
  const message = useToasts()
  const { modal } = App.useApp()
  const approve = useMutation({
    mutationFn: () =>
      request(SectionActionResult, `/api/sections/${encodeURIComponent(id)}/approve`, { method: 'POST', body: {} }),
    onSuccess: () => message.success({ key: stepMessage(id), content: texts.approveDialog.done(unitName) }),
    onError: (error) => message.error(errorSentence(error).sentence),
    onSettled: () => queryClient.invalidateQueries(),
  })
  if (detail === undefined || detail.status !== status) return null
  return (
    <>
      {detail.may.approve && (
        <button
          type="button"
          className="button-primary"
          disabled={approve.isPending}
          onClick={() =>
            modal.confirm({
              title: texts.approveDialog.title(unitName),
              content: [
                texts.approveDialog.content,
                unexplained > 0 ? texts.approveDialog.unexplained(unexplained) : '',
                pendingExplanations > 0 ? texts.approveDialog.pending(pendingExplanations) : '',
              ].join(''),
              okText: texts.approveDialog.ok,
              cancelText: texts.cancel,
              onOk: () => approve.mutate(),
            })
          }
        >
          {texts.approve}
        </button>
      )}
      {detail.may.return && (
        <button type="button" className="button" onClick={() => setReturning(true)}>
          {texts.return}
        </button>
      )}
      <ReturnDialog sectionId={id} unitName={unitName} open={returning} onClose={() => setReturning(false)} />
    </>
  )
}

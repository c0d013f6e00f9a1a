import type { ReturnPoint } from '@hesuan/shared/api/section.ts'
import { SectionActionResult } from '@hesuan/shared/api/section.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import { request } from '../../app/request.ts'
import { stepMessage } from '../../app/stepMessage.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { ReturnPoints } from './ReturnPoints.tsx'
import { texts } from './texts.ts'

interface ReturnDialogProps {
  readonly sectionId: string
  readonly unitName: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Asks why a section goes back to its unit, and what the reason is pinned to. */
export function ReturnDialog({ sectionId, unitName, open, onClose }: ReturnDialogProps) {
  const [points, setPoints] = useState<readonly ReturnPoint[]>([])
  const message = useToasts()
  const queryClient = useQueryClient()
  const sendBack = useMutation({
    mutationFn: (reason: string) =>
      request(SectionActionResult, `/api/sections/${encodeURIComponent(sectionId)}/return`, {
        method: 'POST',
        body: { reason, points },
      }),
    onSuccess: () => {
      message.success({ key: stepMessage(sectionId), content: texts.returnDialog.done(unitName) })
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
  return (
    <ReasonDialog
      open={open}
      title={texts.returnDialog.title(unitName)}
      label={texts.returnDialog.reason}
      hint={texts.returnDialog.hint}
      placeholder={texts.returnDialog.placeholder}
      missing={texts.returnDialog.missing}
      ok={texts.returnDialog.ok}
      isPending={sendBack.isPending}
      refusal={sendBack.error === null ? null : errorSentence(sendBack.error).sentence}
      onSend={(reason) => sendBack.mutate(reason)}
      onClose={onClose}
    >
      {open ? <ReturnPoints sectionId={sectionId} onChange={setPoints} /> : null}
    </ReasonDialog>
  )
}

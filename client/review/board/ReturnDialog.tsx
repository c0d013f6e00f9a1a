import { SectionActionResult } from '@hesuan/shared/api/section.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import { request } from '../../app/request.ts'
import { stepMessage } from '../../app/stepMessage.ts'
import { texts } from './texts.ts'

const MAX_REASON = 1000

interface ReturnDialogProps {
  readonly sectionId: string
  readonly unitName: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Asks why a section goes back to its unit; what was typed stays when the server refuses. */
export function ReturnDialog({ sectionId, unitName, open, onClose }: ReturnDialogProps) {
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const field = useId()
  const sendBack = useMutation({
    mutationFn: (sentence: string) =>
      request(SectionActionResult, `/api/sections/${encodeURIComponent(sectionId)}/return`, {
        method: 'POST',
        body: { reason: sentence },
      }),
    onSuccess: () => {
      void message.success({ key: stepMessage(sectionId), content: texts.returnDialog.done(unitName) })
      setReason('')
      setRefusal(null)
      onClose()
    },
    onError: (error) => setRefusal(errorSentence(error).sentence),
    onSettled: () => queryClient.invalidateQueries(),
  })
  const submit = () => {
    if (reason.trim() === '') setRefusal(texts.returnDialog.missing)
    else sendBack.mutate(reason.trim())
  }
  return (
    <Modal
      open={open}
      title={texts.returnDialog.title(unitName)}
      okText={texts.returnDialog.ok}
      cancelText={texts.cancel}
      okButtonProps={{ danger: true, loading: sendBack.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <label htmlFor={field}>{texts.returnDialog.reason}</label>
      <Input.TextArea
        id={field}
        autoFocus
        rows={4}
        maxLength={MAX_REASON}
        showCount
        value={reason}
        status={refusal === null ? '' : 'error'}
        aria-invalid={refusal !== null}
        aria-describedby={`${field}-hint`}
        placeholder={texts.returnDialog.placeholder}
        onChange={(event) => {
          setReason(event.target.value)
          setRefusal(null)
        }}
      />
      <p
        id={`${field}-hint`}
        className="return-hint"
        role={refusal === null ? undefined : 'alert'}
        data-refused={refusal !== null}
      >
        {refusal ?? texts.returnDialog.hint}
      </p>
    </Modal>
  )
}

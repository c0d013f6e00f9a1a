import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { texts } from './texts.ts'

const MAX_REASON = 1000

interface Props {
  readonly open: boolean
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly placeholder: string
  /** What is said where nothing was written. */
  readonly missing: string
  readonly ok: string
  readonly isPending: boolean
  /** Why the server refused the last attempt. */
  readonly refusal: string | null
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks for a reason in words; what was typed stays when the server refuses. */
export function ReasonDialog(props: Props) {
  const { open, title, label, hint, placeholder, missing, ok, isPending, refusal, onSend, onClose, children } = props
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const field = useId()
  const said = isMissing ? missing : refusal
  return (
    <Modal
      open={open}
      title={title}
      okText={ok}
      cancelText={texts.cancel}
      okButtonProps={{ danger: true, loading: isPending }}
      onOk={() => {
        if (reason.trim() === '') setIsMissing(true)
        else onSend(reason.trim())
      }}
      onCancel={onClose}
      afterClose={() => setReason('')}
    >
      <label htmlFor={field}>{label}</label>
      <Input.TextArea
        id={field}
        autoFocus
        rows={4}
        maxLength={MAX_REASON}
        showCount
        value={reason}
        status={said === null ? '' : 'error'}
        aria-invalid={said !== null}
        aria-describedby={`${field}-hint`}
        placeholder={placeholder}
        onChange={(event) => {
          setReason(event.target.value)
          setIsMissing(false)
        }}
      />
      <p
        id={`${field}-hint`}
        className="return-hint"
        role={said === null ? undefined : 'alert'}
        data-refused={said !== null}
      >
        {said ?? hint}
      </p>
      {children}
    </Modal>
  )
}

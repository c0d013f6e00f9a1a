import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useToasts } from '../ui/useToasts.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly onClose: () => void
}

/** Lets people change their password whenever they want to. */
export function PasswordDialog({ onClose }: Props) {
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  return (
    <Modal
      open
      title={texts.title}
      width={420}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {texts.cancel}
        </Button>,
        <Button key="save" type="primary" loading={busy} onClick={() => form.current?.requestSubmit()}>
          {texts.save}
        </Button>,
      ]}
    >
      <PasswordForm
        ref={form}
        onBusy={setBusy}
        onChanged={() => {
          toasts.success(texts.done)
          onClose()
        }}
      />
    </Modal>
  )
}

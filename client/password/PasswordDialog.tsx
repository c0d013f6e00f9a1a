import './password.css'
import { Button, Modal } from 'antd'
import { type ComponentProps, type SubmitEvent, useRef, useState } from 'react'
import { errorSentence } from '../app/errorSentence.ts'
import { NOTHING, request } from '../app/request.ts'
import { useSession } from '../app/session.tsx'
import { useToasts } from '../ui/useToasts.ts'
import { texts } from './texts.ts'

interface Props {
  readonly onClose: () => void
}

/** Asks for the present password and the new one, twice. */
export function PasswordDialog({ onClose }: Props) {
  const { userId, username } = useSession()
  const toasts = useToasts()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [current, next, again] = ['current', 'next', 'again'].map((name) => `${typed.get(name) ?? ''}`)
    if (current === '' || next === '') return setRefusal(texts.missing)
    if (next !== again) return setRefusal(texts.differ)
    setBusy(true)
    try {
      await request(NOTHING, '/api/session/password', { method: 'PUT', body: { current, next }, person: userId })
      toasts.success(texts.done)
      onClose()
    } catch (error) {
      setRefusal(errorSentence(error).sentence)
      setBusy(false)
    }
    return undefined
  }
  const refused = refusal === null ? {} : { 'aria-invalid': true, 'aria-describedby': 'password-refusal' }
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
      <form ref={form} className="password-form" onSubmit={(event) => void save(event)} noValidate>
        {/* Tells a keeper of passwords whose it is. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <Field label={texts.current} name="current" autoComplete="current-password" autoFocus {...refused} />
        <Field label={texts.next} name="next" autoComplete="new-password" {...refused} />
        <Field label={texts.again} name="again" autoComplete="new-password" {...refused} />
        <p className="password-rule">
          {texts.rule}
          {texts.sessions}
        </p>
        {/* Always there, so that nothing moves when a refusal appears. */}
        <p className="password-refusal" id="password-refusal" role="alert">
          {refusal}
        </p>
        {/* What Enter presses; the button that people see stands in the footer. */}
        <input type="submit" hidden />
      </form>
    </Modal>
  )
}

function Field({ label, ...input }: { readonly label: string } & ComponentProps<'input'>) {
  return (
    <label className="password-field">
      {label}
      <input type="password" maxLength={200} {...input} />
    </label>
  )
}

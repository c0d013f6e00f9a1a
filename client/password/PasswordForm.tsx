import './password.css'
import { type ComponentProps, type RefObject, type SubmitEvent, useState } from 'react'
import { errorSentence } from '../app/errorSentence.ts'
import { NOTHING, request } from '../app/request.ts'
import { useSession } from '../app/session.tsx'
import { texts } from './texts.ts'

interface Props {
  /** For a button that stands elsewhere. */
  readonly ref: RefObject<HTMLFormElement | null>
  readonly onBusy: (busy: boolean) => void
  /** The password is another one now. */
  readonly onChanged: () => void
}

/** The present password and the new one, twice; what the server refuses is said below them, and what was typed stays. */
export function PasswordForm({ ref, onBusy, onChanged }: Props) {
  const { userId, username, mustChangePassword } = useSession()
  const [refusal, setRefusal] = useState<string | null>(null)

  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [current, next, again] = ['current', 'next', 'again'].map((name) => `${typed.get(name) ?? ''}`)
    if (current === '' || next === '') return setRefusal(texts.missing)
    if (next !== again) return setRefusal(texts.differ)
    onBusy(true)
    try {
      await request(NOTHING, '/api/session/password', { method: 'PUT', body: { current, next }, person: userId })
      onChanged()
    } catch (error) {
      setRefusal(errorSentence(error).sentence)
      onBusy(false)
    }
    return undefined
  }
  const refused = refusal === null ? {} : { 'aria-invalid': true, 'aria-describedby': 'password-refusal' }
  return (
    <form ref={ref} className="password-form" onSubmit={(event) => void save(event)} noValidate>
      {/* Tells a keeper of passwords whose it is. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Field label={texts.current} name="current" autoComplete="current-password" autoFocus {...refused} />
      <Field label={texts.next} name="next" autoComplete="new-password" {...refused} />
      <Field label={texts.again} name="again" autoComplete="new-password" {...refused} />
      <p className="password-rule">
        {texts.rule}
        {mustChangePassword ? null : texts.sessions}
      </p>
      {/* Always there, so that nothing moves when a refusal appears. */}
      <p className="password-refusal" id="password-refusal" role="alert">
        {refusal}
      </p>
      {/* What Enter presses; the button that people see stands below. */}
      <input type="submit" hidden />
    </form>
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

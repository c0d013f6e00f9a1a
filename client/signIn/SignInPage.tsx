import './signIn.css'
import { SignedIn } from '@hesuan/shared/api/session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type SubmitEvent, useId, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { errorSentence } from '../app/errorSentence.ts'
import { rememberSession } from '../app/rememberedSession.ts'
import { request } from '../app/request.ts'
import { returnTarget } from '../app/returnTarget.ts'
import { sessionQuery } from '../app/session.tsx'
import { texts } from './texts.ts'

/** The way in. Plain HTML: this page loads no component library. */
export function SignInPage() {
  return (
    <main className="sign-in">
      <section className="sign-in-product">
        <div className="sign-in-brand">
          <svg width="44" height="44" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M16 3 4 12.5h24z" fill="#fff" />
            <path d="M7 17h18M7 22.5h18M7 28h18" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
          </svg>
          <h1>
            {texts.product}
            <small>{texts.name}</small>
          </h1>
        </div>
        <p>{texts.what}</p>
      </section>
      <SignInForm />
    </main>
  )
}

function SignInForm() {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const username = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()

  const signIn = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = { username: username.current?.value.trim() ?? '', password: password.current?.value ?? '' }
    if (typed.username === '' || typed.password === '') {
      setRefusal(typed.username === '' ? texts.usernameMissing : texts.passwordMissing)
      ;(typed.username === '' ? username : password).current?.focus()
      return
    }
    setBusy(true)
    try {
      const session = await request(SignedIn, '/api/session', { method: 'POST', body: typed })
      rememberSession(session)
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      await navigate(returnTarget(search.get('to')), { replace: true })
    } catch (error) {
      setRefusal(errorSentence(error).sentence)
      setBusy(false)
      password.current?.select()
    }
  }
  const refused = refusal === null ? {} : { 'aria-invalid': true, 'aria-describedby': 'sign-in-refusal' }

  return (
    <form className="sign-in-form" onSubmit={(event) => void signIn(event)} noValidate>
      <h2>{texts.title}</h2>
      <label className="sign-in-field">
        {texts.username}
        <input
          ref={username}
          name="username"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={64}
          // biome-ignore lint/a11y/noAutofocus: the only thing to do on this page
          autoFocus
          {...refused}
        />
      </label>
      <PasswordField field={password} refused={refused} />
      {/* Always there, so that the button does not move when a refusal appears. */}
      <p className="sign-in-refusal" id="sign-in-refusal" role="alert">
        {refusal}
      </p>
      <button type="submit" disabled={busy}>
        {busy ? texts.submitting : texts.submit}
      </button>
    </form>
  )
}

function PasswordField({ field, refused }: { field: React.RefObject<HTMLInputElement | null>; refused: object }) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div className="sign-in-field">
      {/* The button beside the field must not become part of its name. */}
      <label htmlFor={id}>{texts.password}</label>
      <span className="sign-in-password">
        <input
          ref={field}
          id={id}
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          maxLength={200}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          {...refused}
        />
        <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? texts.hidePassword : texts.showPassword}
        </button>
      </span>
      {capsLock && <span className="sign-in-hint">{texts.capsLock}</span>}
    </div>
  )
}

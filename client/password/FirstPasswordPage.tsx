import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { sessionQuery, useSession } from '../app/session.tsx'
import { useSignOut } from '../app/useSignOut.ts'
import { useDocumentTitle } from '../ui/useDocumentTitle.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { texts } from './texts.ts'

/** What stands in the way of everything else while an administrator knows the password of whoever is signed in. */
export function FirstPasswordPage() {
  const { displayName } = useSession()
  const queryClient = useQueryClient()
  const signOut = useSignOut()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useDocumentTitle(texts.first.title)
  return (
    <main className="first-password">
      <section className="first-password-card" aria-labelledby="first-password-title">
        <h1 id="first-password-title">{texts.first.title}</h1>
        <p>{texts.first.why(displayName)}</p>
        <PasswordForm
          ref={form}
          onBusy={setBusy}
          onChanged={() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })}
        />
        <footer>
          <Button onClick={() => void signOut()}>{texts.first.signOut}</Button>
          <Button type="primary" loading={busy} onClick={() => form.current?.requestSubmit()}>
            {texts.first.save}
          </Button>
        </footer>
      </section>
    </main>
  )
}

import './boot.css'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { errorSentence } from './errorSentence.ts'
import { NotFound } from './NotFound.tsx'
import { RequestError } from './request.ts'
import { texts } from './texts.ts'

/** The last resort where not even the frame can be shown, or a page failed inside it. Needs no component library. */
export function PlainError() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  const { sentence, details } = errorSentence(error)
  return (
    <main className="plain" role="alert">
      <h1>{texts.error.title}</h1>
      <p>{sentence}</p>
      <div className="plain-actions">
        {!isRefusal(error) && (
          <button type="button" onClick={() => window.location.reload()}>
            {texts.error.reload}
          </button>
        )}
        <a href="/">{texts.error.toBoard}</a>
      </div>
      {details !== null && (
        <details>
          <summary>{texts.error.details}</summary>
          <pre>{details}</pre>
        </details>
      )}
    </main>
  )
}

/** Whether asking again would be answered in the same way. */
const isRefusal = (error: unknown): boolean =>
  error instanceof RequestError && error.status >= 400 && error.status < 500

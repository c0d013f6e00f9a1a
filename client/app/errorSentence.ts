import { RequestError } from './request.ts'
import { texts } from './texts.ts'

export interface ErrorSentence {
  /** For the person: what happened, what to do. */
  readonly sentence: string
  /** For whoever helps: the bare message; null where the sentence says it all. */
  readonly details: string | null
}

/** What to tell somebody about an error that reached the page. */
export function errorSentence(error: unknown): ErrorSentence {
  if (error instanceof RequestError) return { sentence: error.message, details: null }
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  // A chunk of the version before is gone after an update of the server.
  if (/dynamically imported module|Importing a module script failed|module script/i.test(details)) {
    return { sentence: texts.error.newVersion, details: null }
  }
  return { sentence: texts.error.unexpected, details }
}

import type { FormEntry } from '../forms/formEntries.ts'
import { texts } from './texts.ts'

interface Props {
  /** Those that nobody has explained. */
  readonly warnings: number
  readonly onExplain: () => void
  /** Late edits of whoever submits that are not in the section. */
  readonly late: number
  /** Performance forms that still lack something. */
  readonly unfinished: readonly FormEntry[]
  readonly onForm: (form: FormEntry) => void
}

/** More than that nobody reads in a question. */
const MOST_NAMED = 5

/** What a submission does, and what whoever submits should know before: nothing of it forbids it. */
export function SubmitOutlook({ warnings, onExplain, late, unfinished, onForm }: Props) {
  const words = texts.submitDialog
  return (
    <div className="submit-outlook">
      <p>{words.content}</p>
      {warnings > 0 ? (
        <p>
          {words.warnings(warnings)}
          <button type="button" onClick={onExplain}>
            {words.explainFirst}
          </button>
        </p>
      ) : null}
      {late > 0 ? <p>{words.late(late)}</p> : null}
      {unfinished.length > 0 ? (
        <>
          <p>{words.unfinished(unfinished.length)}</p>
          <ul>
            {unfinished.slice(0, MOST_NAMED).map((form) => (
              <li key={form.key}>
                <button type="button" onClick={() => onForm(form)}>
                  {form.name}
                </button>
              </li>
            ))}
            {unfinished.length > MOST_NAMED ? <li>{words.moreForms(unfinished.length - MOST_NAMED)}</li> : null}
          </ul>
        </>
      ) : null}
    </div>
  )
}

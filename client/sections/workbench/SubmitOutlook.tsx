import type { FormEntry } from '../forms/formEntries.ts'
import { texts } from './texts.ts'

/** What somebody has written that a section does not have. */
export interface NotWritten {
  /** Late edits that the server keeps. */
  readonly mine: number
  /** Half-written texts that this machine keeps. */
  readonly drafts: number
  /** Edits that the server did not take. */
  readonly refused: number
}

interface Props {
  /** Those that nobody has explained. */
  readonly warnings: number
  readonly onExplain: () => void
  /** What whoever submits has written that is not in the section. */
  readonly late: NotWritten
  readonly onLate: () => void
  /** Performance forms that still lack something. */
  readonly unfinished: readonly FormEntry[]
  readonly onForm: (form: FormEntry) => void
}

/** More than that nobody reads in a question. */
const MOST_NAMED = 5

/** What a submission does, and what whoever submits should know before: nothing of it forbids it. */
export function SubmitOutlook({ warnings, onExplain, late, onLate, unfinished, onForm }: Props) {
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
      {late.mine + late.drafts + late.refused > 0 ? (
        <p>
          {words.late(late)}
          <button type="button" onClick={onLate}>
            {words.showLate}
          </button>
        </p>
      ) : null}
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

import './explanations.css'
import '../ui/button.css'
import type { Explanation } from '@hesuan/shared/api/explanations.ts'
import { wantsWords } from '@hesuan/shared/checks/waiver.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { errorSentence } from '../app/errorSentence.ts'
import { BOARDS } from '../review/board/boardQuery.ts'
import { Tag } from '../ui/Tag.tsx'
import { timeText } from '../ui/timeText.ts'
import type { Explained } from './explanationBook.ts'
import { sendDecision, sendExplanation } from './explanationsQuery.ts'
import { STATE_TONE } from './stateTone.ts'
import { texts } from './texts.ts'
import { WordsForm } from './WordsForm.tsx'

interface Valued {
  readonly identity: string
  readonly left: string | null
  readonly right: string | null
}

interface Props {
  readonly finding: Valued
  readonly explained: Explained
  /** Others that the same words may be written for. */
  readonly alike: readonly Valued[]
}

/** What was said about a warning, where it stands, and the ways to say or decide something. */
export function ExplanationBox({ finding, explained: { state, explanation, section }, alike }: Props) {
  const [asked, setAsked] = useState<'explain' | 'decline' | null>(null)
  const queryClient = useQueryClient()
  const changed = async () => {
    await queryClient.invalidateQueries({ queryKey: ['explanations'] })
    await queryClient.invalidateQueries({ queryKey: BOARDS })
  }
  const explain = useMutation({
    mutationFn: ({ text, also }: { text: string; also: boolean }) =>
      sendExplanation(section.id, { text, findings: [finding, ...(also ? alike : [])].map(valuesOf) }),
    onSuccess: () => setAsked(null),
    onSettled: changed,
  })
  const decide = useMutation({
    mutationFn: ({ id, reason }: { id: number; reason: string | null }) =>
      sendDecision(section.id, { ids: [id], verdict: reason === null ? 'agreed' : 'declined', reason }),
    onSuccess: () => setAsked(null),
    onSettled: changed,
  })
  const refusal = explain.error ?? decide.error
  const isOpen = explanation !== null && state !== 'lapsed'
  return (
    <div className="explanation" data-state={state}>
      <p className="explanation-head">
        <Tag tone={STATE_TONE[state]} title={texts.stateHint[state]}>
          {texts.state[state]}
        </Tag>
        {explanation === null ? null : <Written by={explanation.by} at={explanation.at} />}
      </p>
      {explanation === null ? null : <p className="explanation-text">{explanation.text}</p>}
      {explanation === null ? null : <Decision explanation={explanation} />}
      {asked === null ? (
        <p className="explanation-acts">
          {section.may.explain ? (
            <button
              type="button"
              className={wantsWords(state) ? 'button-primary' : 'button'}
              onClick={() => setAsked('explain')}
            >
              {explanation === null
                ? texts.explain
                : isOpen && state === 'pending'
                  ? texts.rewrite
                  : texts.explainAgain}
            </button>
          ) : null}
          {section.may.decide && isOpen && state !== 'agreed' ? (
            <button
              type="button"
              className={state === 'pending' ? 'button-primary' : 'button'}
              disabled={decide.isPending}
              onClick={() => decide.mutate({ id: explanation.id, reason: null })}
            >
              {texts.agree}
            </button>
          ) : null}
          {section.may.decide && isOpen && state !== 'declined' ? (
            <button type="button" className="button" onClick={() => setAsked('decline')}>
              {texts.decline}
            </button>
          ) : null}
        </p>
      ) : asked === 'explain' ? (
        <WordsForm
          label={texts.explanation}
          placeholder={texts.placeholder}
          missing={texts.missing}
          ok={texts.save}
          // Of what has lapsed or was declined the words are a beginning.
          first={explanation?.text ?? ''}
          also={alike.length === 0 ? null : texts.sameRule(alike.length)}
          isPending={explain.isPending}
          onSend={(text, also) => explain.mutate({ text, also })}
          onCancel={() => setAsked(null)}
        />
      ) : (
        <WordsForm
          label={texts.reason}
          placeholder={texts.reasonPlaceholder}
          missing={texts.reasonMissing}
          ok={texts.decline}
          first=""
          also={null}
          isPending={decide.isPending}
          onSend={(reason) => explanation !== null && decide.mutate({ id: explanation.id, reason })}
          onCancel={() => setAsked(null)}
        />
      )}
      {refusal === null ? null : (
        <p className="explanation-refusal" role="alert">
          {errorSentence(refusal).sentence}
        </p>
      )}
    </div>
  )
}

const valuesOf = ({ identity, left, right }: Valued): Valued => ({ identity, left, right })

function Written({ by, at }: { readonly by: string; readonly at: string }) {
  return (
    <small>
      {by} <time dateTime={at}>{timeText(at)}</time>
    </small>
  )
}

function Decision({ explanation: { decision } }: { readonly explanation: Explanation }) {
  if (decision === null) return null
  const { verdict, by, at, reason } = decision
  return (
    <p className="explanation-decision">
      <b>{texts[verdict](by)}</b> <time dateTime={at}>{timeText(at)}</time>
      {reason === null ? null : <span>{reason}</span>}
    </p>
  )
}

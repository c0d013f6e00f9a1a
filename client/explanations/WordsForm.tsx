import { LONGEST_EXPLANATION } from '@hesuan/shared/api/explanations.ts'
import { type KeyboardEvent, useId, useState } from 'react'
import { texts } from './texts.ts'

interface Props {
  readonly label: string
  readonly placeholder: string
  /** What is said where nothing was written. */
  readonly missing: string
  readonly ok: string
  readonly first: string
  /** A box to tick: the words are for others too. Null: there are none. */
  readonly also: string | null
  readonly isPending: boolean
  readonly onSend: (text: string, also: boolean) => void
  readonly onCancel: () => void
}

/** Asks for some words at the very place that they are about; sent by Ctrl+Enter, left by Escape. */
export function WordsForm({ label, placeholder, missing, ok, first, also, isPending, onSend, onCancel }: Props) {
  const [text, setText] = useState(first)
  const [forOthers, setForOthers] = useState(false)
  const [isMissing, setIsMissing] = useState(false)
  const field = useId()
  const send = () => {
    if (text.trim() === '') setIsMissing(true)
    else onSend(text.trim(), forOthers)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="explanation-form">
      <label htmlFor={field}>{label}</label>
      <textarea
        id={field}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a click on this very place
        autoFocus
        rows={3}
        maxLength={LONGEST_EXPLANATION}
        value={text}
        placeholder={placeholder}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${field}-missing` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setIsMissing(false)
        }}
        onKeyDown={onKeyDown}
      />
      {isMissing ? (
        <p id={`${field}-missing`} className="explanation-refusal" role="alert">
          {missing}
        </p>
      ) : null}
      {also === null ? null : (
        <label className="explanation-also">
          <input type="checkbox" checked={forOthers} onChange={(event) => setForOthers(event.target.checked)} /> {also}
        </label>
      )}
      <p className="explanation-acts">
        <button type="button" className="button-primary" disabled={isPending} onClick={send}>
          {ok}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {texts.cancel}
        </button>
        <small>{texts.keys}</small>
      </p>
    </div>
  )
}

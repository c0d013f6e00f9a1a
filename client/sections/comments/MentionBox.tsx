import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Said } from './commentsQuery.ts'
import { mentionsIn, type Named, typedMention } from './mentions.ts'
import { texts } from './texts.ts'

const LONGEST = 2000

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly initial: string
  readonly people: readonly Named[]
  readonly sendLabel: string
  readonly autoFocus: boolean
  /** Told of every letter, so that it can be kept. */
  readonly onText: (text: string) => void
  /** False where it was refused: then the text stays. */
  readonly onSend: (said: Said) => Promise<boolean>
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null
}

/** Where a comment is typed; behind an @ it offers the people who can be named. */
export function MentionBox(props: Props) {
  const { label, placeholder, initial, people, sendLabel, autoFocus, onText, onSend, onCancel } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [text, setText] = useState(initial)
  const [caret, setCaret] = useState(initial.length)
  const [index, setIndex] = useState(0)
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const [sending, setSending] = useState(false)
  const typed = typedMention(text, caret)
  const offered =
    typed === null || typed.from === closedAt
      ? []
      : people.filter(({ displayName }) => displayName.includes(typed.typed)).slice(0, 8)
  const marked = Math.min(index, offered.length - 1)

  useEffect(() => {
    if (autoFocus) area.current?.focus()
  }, [autoFocus])

  const change = (now: string, at: number) => {
    setText(now)
    setCaret(at)
    setIndex(0)
    onText(now)
  }
  const choose = (person: Named | undefined) => {
    if (person === undefined || typed === null) return
    const before = `${text.slice(0, typed.from)}@${person.displayName} `
    const now = before + text.slice(caret)
    change(now, before.length)
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length))
    area.current?.focus()
  }
  const send = async () => {
    if (text.trim() === '' || sending) return
    setSending(true)
    const sent = await onSend({ text: text.trim(), mentions: mentionsIn(text, people) })
    setSending(false)
    if (sent) change('', 0)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // What belongs to an input method is none of ours.
    if (event.nativeEvent.isComposing) return
    if (offered.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setIndex((marked + step + offered.length) % offered.length)
      else if ((event.key === 'Enter' && !event.ctrlKey) || event.key === 'Tab') choose(offered[marked])
      else if (event.key === 'Escape') setClosedAt(typed?.from ?? null)
      else return
      event.preventDefault()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    } else if (event.key === 'Escape' && onCancel !== null) {
      event.preventDefault()
      onCancel()
    }
  }
  return (
    <div className="comment-box">
      <textarea
        ref={area}
        value={text}
        rows={2}
        maxLength={LONGEST}
        placeholder={placeholder}
        aria-label={label}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={listId}
        aria-activedescendant={offered.length > 0 ? `${listId}-${marked}` : undefined}
        onChange={(event) => change(event.target.value, event.target.selectionStart)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 ? (
        <div role="listbox" id={listId} aria-label={texts.people} className="comment-people">
          {offered.map((person, at) => (
            <div
              key={person.userId}
              id={`${listId}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === marked}
              onPointerDown={(event) => event.preventDefault()}
              onPointerUp={() => choose(person)}
            >
              {person.displayName}
            </div>
          ))}
        </div>
      ) : null}
      <p className="comment-box-actions">
        {onCancel === null ? null : (
          <button type="button" onClick={onCancel}>
            {texts.cancel}
          </button>
        )}
        <button
          type="button"
          className="comment-send"
          title={texts.sendKeys}
          disabled={text.trim() === '' || sending}
          onClick={() => void send()}
        >
          {sendLabel}
        </button>
      </p>
    </div>
  )
}

import { useState } from 'react'
import { texts } from './texts.ts'

interface NumberFieldProps {
  readonly label: string
  readonly value: string
  readonly onEnter: (value: string) => void
}

/** A number that is entered when its field is left; what is none stays, to be mended. */
export function NumberField({ label, value, onEnter }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const text = (draft ?? value).trim()
  const isWrong = text !== '' && !/^\d{1,9}(\.\d{1,6})?$/.test(text)
  return (
    <>
      <input
        className="admin-number"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong}
        value={draft ?? value}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => {
          if (isWrong) return
          setDraft(null)
          if (draft !== null && text !== value) onEnter(text)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      {isWrong ? (
        <small className="admin-refusal" role="alert">
          {texts.rules.notANumber}
        </small>
      ) : null}
    </>
  )
}

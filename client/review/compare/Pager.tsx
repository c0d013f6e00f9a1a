import { texts } from './texts.ts'

interface PagerProps {
  readonly offset: number
  readonly size: number
  readonly total: number
  readonly text: (from: number, to: number, total: number) => string
  readonly onChange: (offset: number) => void
}

/** Turns the pages of what is too long for one; nothing where all of it is in sight. */
export function Pager({ offset, size, total, text, onChange }: PagerProps) {
  if (total <= size && offset === 0) return null
  const end = Math.min(total, offset + size)
  return (
    <p className="compare-pager">
      <span>{text(Math.min(total, offset + 1), end, total)}</span>
      <button
        type="button"
        className="button"
        disabled={offset === 0}
        onClick={() => onChange(Math.max(0, offset - size))}
      >
        {texts.previous}
      </button>
      <button type="button" className="button" disabled={end >= total} onClick={() => onChange(offset + size)}>
        {texts.next}
      </button>
    </p>
  )
}

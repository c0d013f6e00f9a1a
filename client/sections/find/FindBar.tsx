import './find.css'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useWatched } from '../useWatched.ts'
import type { FindQuery } from './findCells.ts'
import type { Finder, Replacing } from './finder.ts'
import { texts } from './texts.ts'

interface Props {
  readonly finder: Finder
  /** The key of the cell that somebody is in. */
  readonly active: string | null
  readonly input: RefObject<HTMLInputElement | null>
  readonly cellName: (cell: string) => string
  readonly onGo: (step: 1 | -1) => void
  readonly onClose: () => void
  /** Everything is replaced: the keyboard belongs to the grid again, where it is undone. */
  readonly onReplaced: () => void
}

/** How many refused cells are named; the others are counted. */
const NAMED = 3

/** The bar in which something is looked for, and replaced. */
export function FindBar({ finder, active, input, cellName, onGo, onClose, onReplaced }: Props) {
  const bar = useWatched(finder.shown)
  const query = useWatched(finder.query)
  const hits = useWatched(finder.hits)
  const [replacement, setReplacement] = useState('')
  const [outcome, setOutcome] = useState<Replacing | null>(null)
  const index = hits.findIndex(({ key }) => key === active)

  const ask = (part: Partial<FindQuery>) => {
    setOutcome(null)
    finder.setQuery({ ...query, ...part })
  }
  const replaceOne = () => {
    const here = hits[index]
    if (here !== undefined) {
      const done = finder.replace(here.key, replacement)
      setOutcome(done.refused.length > 0 ? done : null)
      if (done.refused.length > 0) return
    }
    onGo(1)
  }
  const replaceAll = () => {
    setOutcome(finder.replace('everywhere', replacement))
    onReplaced()
  }
  const onKeyDown = (event: KeyboardEvent, onEnter: (shift: boolean) => void) => {
    // An input method's own Enter and Escape are about its letters.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229 || event.key !== 'Enter') return
    event.preventDefault()
    onEnter(event.shiftKey)
  }
  return (
    <search
      className="find-bar"
      aria-label={texts.label}
      data-keeps-keyboard=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onClose()
      }}
    >
      <input
        ref={input}
        type="text"
        className="find-input"
        aria-label={texts.find}
        placeholder={texts.findHint}
        value={query.text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => ask({ text: event.target.value })}
        onKeyDown={(event) => onKeyDown(event, (shift) => onGo(shift ? -1 : 1))}
      />
      <output className="find-count">
        {query.text.trim() === ''
          ? ''
          : hits.length === 0
            ? texts.none
            : index < 0
              ? texts.found(hits.length)
              : texts.position(index, hits.length)}
      </output>
      <button type="button" title={`${texts.previous}（Shift+Enter）`} onClick={() => onGo(-1)}>
        {texts.previous}
      </button>
      <button type="button" title={`${texts.next}（Enter）`} onClick={() => onGo(1)}>
        {texts.next}
      </button>
      {(['wholeCell', 'matchCase'] as const).map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={query[option]}
            onChange={(event) => ask({ [option]: event.target.checked })}
          />
          {texts[option]}
        </label>
      ))}
      {bar === 'replace' ? (
        <>
          <i className="toolbar-gap" />
          <input
            type="text"
            className="find-input"
            aria-label={texts.replaceBy}
            placeholder={texts.replaceBy}
            value={replacement}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => onKeyDown(event, replaceOne)}
          />
          <button type="button" disabled={hits.length === 0} onClick={replaceOne}>
            {texts.replaceOne}
          </button>
          <button type="button" disabled={hits.length === 0} onClick={replaceAll}>
            {texts.replaceAll}
          </button>
        </>
      ) : null}
      <button type="button" className="find-close" title={`${texts.close}（Esc）`} onClick={onClose}>
        {texts.close}
      </button>
      {outcome === null ? null : (
        <output className="find-outcome" data-refused={outcome.refused.length > 0 || undefined}>
          {outcomeText(outcome, cellName)}
        </output>
      )}
    </search>
  )
}

function outcomeText({ replaced, refused }: Replacing, cellName: (cell: string) => string): string {
  const examples = refused.slice(0, NAMED).map(({ hit, message }) => texts.example(cellName(hit.key), message))
  return [texts.replaced(replaced), ...(refused.length > 0 ? [texts.refused(refused.length, examples)] : [])].join('；')
}

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ColumnFilter } from '../sheet/rowView.ts'
import type { SheetSource } from '../sheet/sheetSource.ts'
import type { ColumnContent } from '../sheet/viewedRows.ts'
import { columnName } from './columnName.ts'
import { placeMenu, type Spot } from './placeMenu.ts'
import { texts } from './texts.ts'

interface Props {
  readonly source: SheetSource
  readonly column: string
  readonly spot: Spot
  readonly onClose: () => void
}

/** More than anybody reads; a search narrows it down. */
const MOST = 200

/** Sorts and filters by one column, for this person alone. */
export function ColumnMenu({ source, column, spot, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [contents] = useState(() => source.contents(column).toSorted(byWords))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(contents.filter(({ shown }) => shown).map(({ label }) => label)),
  )
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const listed = contents.filter(({ label }) => (label === '' ? texts.blank : label).toLowerCase().includes(wanted))

  useEffect(() => {
    if (menu.current !== null) placeMenu(menu.current, spot)
    search.current?.focus()
  }, [spot])

  const sort = (descending: boolean) => {
    source.sortBy(column, descending)
    onClose()
  }
  const apply = (kept: ReadonlySet<string>, mode?: ColumnFilter['mode']) => {
    source.filterBy(column, filterOf(contents, kept, mode))
    onClose()
  }
  const tick = (labels: readonly string[], on: boolean) => {
    const next = new Set(ticked)
    for (const label of labels) {
      if (on) next.add(label)
      else next.delete(label)
    }
    setTicked(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    } else if (event.key === 'Enter' && event.target === search.current) {
      event.preventDefault()
      // What was searched for is what is to be seen.
      if (wanted === '') apply(ticked)
      else if (listed.length > 0) apply(new Set(labelsOf(listed)), 'only')
    }
  }
  return (
    <div
      ref={menu}
      role="dialog"
      aria-label={texts.columnMenu(columnName(source.columns, column))}
      className="sheet-menu column-menu"
      data-keeps-keyboard=""
      onKeyDown={onKeyDown}
    >
      <div className="column-menu-sort">
        <button type="button" onClick={() => sort(false)}>
          {texts.ascending}
        </button>
        <button type="button" onClick={() => sort(true)}>
          {texts.descending}
        </button>
      </div>
      <input
        ref={search}
        type="text"
        aria-label={texts.search}
        placeholder={texts.search}
        value={query}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="column-menu-ticks">
        <button type="button" onClick={() => tick(labelsOf(listed), true)}>
          {texts.all}
        </button>
        <button type="button" onClick={() => tick(labelsOf(listed), false)}>
          {texts.none}
        </button>
      </div>
      <ul>
        {listed.slice(0, MOST).map(({ label, rows }) => (
          <li key={label}>
            <label>
              <input
                type="checkbox"
                checked={ticked.has(label)}
                onChange={(event) => tick([label], event.target.checked)}
              />
              <span className="column-menu-label">{label === '' ? texts.blank : label}</span>
              <span className="column-menu-rows">{rows}</span>
            </label>
          </li>
        ))}
      </ul>
      {listed.length === 0 ? <p>{texts.nothing}</p> : null}
      {listed.length > MOST ? <p>{texts.more(listed.length - MOST)}</p> : null}
      <div className="column-menu-foot">
        <button
          type="button"
          disabled={contents.every(({ shown }) => shown)}
          onClick={() => apply(new Set(labelsOf(contents)))}
        >
          {texts.showAll}
        </button>
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" className="primary" disabled={ticked.size === 0} onClick={() => apply(ticked)}>
          {texts.apply}
        </button>
      </div>
    </div>
  )
}

/**
 * What somebody means who ticked a few contents: only these, also among what comes later; who took a few away: all but
 * these. Null where nothing is taken away.
 */
function filterOf(
  contents: readonly ColumnContent[],
  kept: ReadonlySet<string>,
  wanted?: ColumnFilter['mode'],
): ColumnFilter | null {
  const inside = contents.filter(({ label }) => kept.has(label))
  const outside = contents.filter(({ label }) => !kept.has(label))
  if (outside.length === 0) return null
  const mode = wanted ?? (inside.length < outside.length ? 'only' : 'without')
  return { mode, contents: new Set((mode === 'only' ? inside : outside).flatMap((one) => one.contents)) }
}

const labelsOf = (contents: readonly ColumnContent[]): readonly string[] => contents.map(({ label }) => label)

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Blank last. */
const byWords = (a: ColumnContent, b: ColumnContent): number =>
  Number(a.label === '') - Number(b.label === '') || collator.compare(a.label, b.label)

import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { writeCells } from '@hesuan/shared/section/document.ts'
import type { ColumnId, SheetId } from '@hesuan/shared/template/ids.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import { Observable, type Watched } from '../observable.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import type { LiveCells } from '../sheet/sheetSource.ts'
import { type FindQuery, findCells, type Hit, rowsOf } from './findCells.ts'
import { nextHit, type ReadingPlace } from './nextHit.ts'
import { planReplace, type RefusedHit } from './planReplace.ts'

/** Letters that are typed within it are looked for together. */
const TYPING_MS = 120
/** What others change is looked at again after it. */
const CHANGED_MS = 250

export interface FinderParts {
  readonly document: SectionDocument
  /** All sheets of the section, in the order of their tabs. */
  readonly sheets: readonly Sheet[]
  readonly context: SheetContext
  readonly unit: Watched<unknown>
  readonly live: LiveCells
  /** Takes the keys of the cells with hits, which are lit. */
  readonly found: Observable<ReadonlySet<string>>
  readonly writable: boolean
}

/** Where somebody is when they ask for the next hit. `row` is the nearest row of the document at or above. */
export interface Standpoint {
  readonly sheet: SheetId
  readonly row: RowId | null
  /** Null beside the cells of that row: on a subtotal below it, on the blank line. */
  readonly column: ColumnId | null
}

export interface Replacing {
  readonly replaced: number
  readonly refused: readonly RefusedHit[]
}

/** Looks for a text in all sheets of a section, and replaces it. It works only while its bar is open. */
export class Finder {
  readonly #parts: FinderParts
  readonly #shown = new Observable<'find' | 'replace' | null>(null)
  readonly #query = new Observable<FindQuery>({ text: '', wholeCell: false, matchCase: false })
  readonly #hits = new Observable<readonly Hit[]>([])
  readonly #stops: (() => void)[]
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(parts: FinderParts) {
    this.#parts = parts
    const changed = () => this.#lookIn(CHANGED_MS)
    this.#stops = [parts.document.onChange(changed), parts.live.onChange(changed), parts.unit.subscribe(changed)]
  }

  /** Which bar is open. */
  get shown(): Watched<'find' | 'replace' | null> {
    return this.#shown
  }

  get query(): Watched<FindQuery> {
    return this.#query
  }

  get hits(): Watched<readonly Hit[]> {
    return this.#hits
  }

  show(bar: 'find' | 'replace'): void {
    this.#shown.set(bar === 'replace' && !this.#parts.writable ? 'find' : bar)
    this.#look()
  }

  hide(): void {
    this.#shown.set(null)
    this.#look()
  }

  setQuery(query: FindQuery): void {
    this.#query.set(query)
    this.#lookIn(TYPING_MS)
  }

  /** The next hit behind (or before) where somebody is, round and round; null where there is none. */
  next(from: Standpoint, step: 1 | -1): Hit | null {
    if (this.#timer !== null) this.#look()
    const { sheets, context } = this.#parts
    const sheet = sheets.find(({ id }) => id === from.sheet)
    if (sheet === undefined) return null
    const rows = new Map(rowsOf(sheet, context).map((row, index) => [row, index]))
    const place = (id: SheetId, row: RowId | null, column: ColumnId | null): ReadingPlace => ({
      sheet: sheets.findIndex((one) => one.id === id),
      // Within the sheet where somebody is their row decides; other sheets lie before or behind as a whole.
      row: row === null ? -1 : (rows.get(row) ?? -1),
      column: column === null ? Number.POSITIVE_INFINITY : sheet.columns.findIndex((one) => one.id === column),
    })
    const here = place(from.sheet, from.row, from.column)
    return nextHit(this.#hits.value, (hit) => place(hit.sheet, hit.row, hit.column), here, step)
  }

  /** Replaces in one cell, or in every cell where it is found, as one act. */
  replace(where: string | 'everywhere', replacement: string): Replacing {
    const { document, context, writable } = this.#parts
    if (!writable) return { replaced: 0, refused: [] }
    // What was typed last is what is meant.
    if (this.#timer !== null) this.#look()
    const hits = this.#hits.value.filter(({ key }) => where === 'everywhere' || key === where)
    const { writes, replaced, refused } = planReplace(hits, this.#query.value, replacement, context)
    if (writes.length > 0) document.edit('replaced', (doc, origin) => writeCells(doc, writes, origin))
    this.#look()
    return { replaced: replaced.length, refused }
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#parts.found.set(new Set())
  }

  #lookIn(delay: number): void {
    if (this.#shown.value === null) return
    if (this.#timer !== null) {
      // What others do must not put off what was typed.
      if (delay > TYPING_MS) return
      clearTimeout(this.#timer)
    }
    this.#timer = setTimeout(() => this.#look(), delay)
  }

  #look(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const { sheets, context, live } = this.#parts
    const hits =
      this.#shown.value === null
        ? []
        : findCells(sheets, this.#query.value, { context, derived: (row, column) => live.value(row, column) })
    this.#hits.set(hits)
    this.#parts.found.set(new Set(hits.map(({ key }) => key)))
  }
}

import { parseCellKey, parseRowId } from '@hesuan/shared/section/cellKey.ts'
import { shownColumn } from '@hesuan/shared/section/expressionCell.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import type { Standpoint } from '../find/finder.ts'
import { GridController } from '../grid/controller.ts'
import { SheetSource } from '../sheet/sheetSource.ts'
import { draftPlace } from './cellPlace.ts'
import type { Draft, OpenView, OpenViewOptions } from './openView.ts'

export interface OpenSheetOptions extends OpenViewOptions {
  readonly sheet: Sheet
}

/** The sheet that is open: what it shows, and where in it the person is. */
export class OpenSheet implements OpenView {
  readonly sheet: Sheet
  readonly source: SheetSource
  readonly controller: GridController

  readonly #options: OpenSheetOptions
  readonly #stop: () => void

  constructor(options: OpenSheetOptions) {
    this.#options = options
    this.sheet = options.sheet
    this.source = new SheetSource(options)
    this.controller = new GridController(this.source)
    this.#stop = this.controller.subscribe(() => this.source.enterRow(this.controller.activeCell?.row ?? null))
  }

  get home(): string {
    return this.sheet.id
  }

  covers(sheet: string): boolean {
    return sheet === this.sheet.id
  }

  /** Goes to a cell, unfolding what hides it; false where it is none of this sheet (any more). */
  show(cell: string): boolean {
    const parsed = parseCellKey(cell)
    if (parsed === null || parsed.sheet !== this.sheet.id) return false
    const place = { row: parsed.row, column: shownColumn(parsed.column) }
    if (this.controller.goToCell(place)) return true
    this.source.reveal(place.row)
    return this.controller.goToCell(place)
  }

  /** The key of the active cell; null on computed rows and the blank line. */
  activeKey(): string | null {
    const active = this.controller.activeCell
    return active === null ? null : (parseCellKey(`${active.row}:${active.column}`)?.key ?? null)
  }

  /** Where the person is among the rows of the document: on computed rows and the blank line behind the row above. */
  standpoint(): Standpoint {
    const { active } = this.controller.selection
    for (let index = active.row; index >= 0; index--) {
      const row = parseRowId(this.source.rows[index]?.key ?? '')?.row
      if (row === undefined) continue
      const column = index === active.row ? (this.source.columns[active.column]?.id ?? null) : null
      return { sheet: this.sheet.id, row, column }
    }
    return { sheet: this.sheet.id, row: null, column: null }
  }

  draft(): Draft | null {
    const { draft } = this.controller
    if (draft === null) return null
    return { place: draftPlace(this.sheet, draft.cell, this.#options.context), text: draft.text }
  }

  destroy(): void {
    // Whatever closes the sheet, what was being typed is entered, or kept as it stands.
    const entered = this.#options.isLive() && this.controller.leave()
    const draft = this.draft()
    if (!entered && draft !== null) this.#options.keepDraft(draft)
    this.#stop()
    this.controller.destroy()
    this.source.destroy()
  }
}

import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import { GridController } from '../grid/controller.ts'
import { SheetSource, type SheetSourceOptions } from '../sheet/sheetSource.ts'

/** The sheet that is open: what it shows, and where in it the person is. */
export class OpenSheet {
  readonly sheet: Sheet
  readonly source: SheetSource
  readonly controller: GridController

  constructor(options: SheetSourceOptions) {
    this.sheet = options.sheet
    this.source = new SheetSource(options)
    this.controller = new GridController(this.source)
  }

  /** Goes to a cell, unfolding what hides it; false where it is none of this sheet (any more). */
  show(cell: string): boolean {
    const parsed = parseCellKey(cell)
    if (parsed === null || parsed.sheet !== this.sheet.id) return false
    const place = { row: parsed.row, column: parsed.column }
    if (this.controller.goToCell(place)) return true
    this.source.unfoldAll()
    return this.controller.goToCell(place)
  }

  /** The key of the active cell; null on computed rows and the blank line. */
  activeKey(): string | null {
    const active = this.controller.activeCell
    return active === null ? null : (parseCellKey(`${active.row}:${active.column}`)?.key ?? null)
  }

  destroy(): void {
    this.controller.destroy()
    this.source.destroy()
  }
}

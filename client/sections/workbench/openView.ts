import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import type { Standpoint } from '../find/finder.ts'
import type { CellAt } from '../grid/gridSource.ts'
import type { FindWish } from '../grid/keyCommand.ts'
import type { Watched } from '../observable.ts'
import type { SheetSourceOptions } from '../sheet/sheetSource.ts'

/** What is open of a section, a grid or the forms, as far as the workbench around it needs to know. */
export interface OpenView {
  /** Under what its place is remembered and its tab is marked. */
  readonly home: SheetId
  readonly controller: ViewController
  /** Whether cells of a sheet are shown in it. */
  covers(sheet: SheetId): boolean
  /** Goes to a cell; false where it is none of this view (any more). */
  show(cell: string): boolean
  /** The key of the active cell; null where that is none of the document. */
  activeKey(): string | null
  /** What is being typed and not entered yet; null where nothing is. */
  draft(): Draft | null
  /** Where the person is among the rows of the document, for finding what comes next. */
  standpoint(): Standpoint
}

/** Where somebody is in what is open, and what they are typing. */
export interface ViewController {
  /** Not null while something is being typed that is not entered yet. */
  readonly editing: object | null
  /** Called after every change of the place or of what is typed. */
  subscribe(listener: () => void): () => void
  /** Enters what is being typed; false where it is refused and stays in its editor. */
  leave(): boolean
  /** Gives the keyboard to the active cell. */
  focus(): void
  /** Called where undo set back cells that are not shown here. */
  elsewhere: (cell: CellAt) => void
  /** Called where something is to be found; the bar for it does it. */
  find: (what: FindWish) => void
}

/** A text that was being typed when its sheet was closed. */
export interface Draft {
  /** What people call the cell, with the unit that amounts were being typed in. */
  readonly place: string
  /** Letter for letter. */
  readonly text: string
}

/** What every view of a section is opened with. */
export interface OpenViewOptions extends Omit<SheetSourceOptions, 'sheet'> {
  /** The cells that wait to be settled, with their values. */
  readonly conflicts: Watched<ReadonlyMap<string, SectionConflict>>
  /** Acts once what was asked for is on the screen: in the next frame. */
  readonly nextFrame: (act: () => void) => void
  /** Whether edits still reach the server. */
  readonly isLive: () => boolean
  /** Told of a text in the editor that can't be entered any more: it must not vanish. */
  readonly keepDraft: (draft: Draft) => void
}

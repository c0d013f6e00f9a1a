import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { cellPath, sectionPath } from '../../ui/cellPath.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { keepsKeyboard } from '../grid/keepsKeyboard.ts'
import type { OpenView } from './openView.ts'
import { texts } from './texts.ts'

/** The ways from one place of a section to another. Text that is refused stays in its editor, and nobody goes anywhere. */
export function useSheetMoves(
  sectionId: string,
  open: OpenView | null,
): {
  /** Goes to a cell of any sheet. */
  readonly jump: (cell: string) => void
  /** Goes to a sheet, where one was in it last. */
  readonly changeSheet: (sheet: string) => void
} {
  const navigate = useNavigate()
  const message = useToasts()
  const [places] = useState(() => new Map<string, string>())

  const jump = useCallback(
    (cell: string) => {
      const parsed = parseCellKey(cell)
      if (parsed === null || open === null || !open.controller.leave()) return
      if (!open.covers(parsed.sheet)) void navigate(cellPath(sectionId, cell))
      else if (open.show(cell)) {
        if (!keepsKeyboard()) open.controller.focus()
      } else message.info(texts.rowGone)
    },
    [sectionId, open, navigate, message],
  )
  const changeSheet = useCallback(
    (sheet: string) => {
      if (open === null || !open.controller.leave()) return
      const here = open.activeKey()
      if (here !== null) places.set(open.home, here)
      const there = places.get(sheet)
      void navigate(there === undefined ? `${sectionPath(sectionId)}/${sheet}` : cellPath(sectionId, there))
    },
    [sectionId, open, navigate, places],
  )
  useEffect(() => {
    if (open !== null) open.controller.elsewhere = ({ row, column }) => jump(`${row}:${column}`)
  }, [open, jump])
  return { jump, changeSheet }
}

import { useCallback, useSyncExternalStore } from 'react'
import type { CellView } from '../grid/gridSource.ts'
import type { SheetSource } from '../sheet/sheetSource.ts'

/** What a cell shows, as it changes. */
export function useCell(source: SheetSource, row: string, column: string): CellView {
  // A view is kept as long as somebody listens: another listener at every rendering would make another view each time.
  const subscribe = useCallback((listener: () => void) => source.onCell(row, column, listener), [source, row, column])
  return useSyncExternalStore(subscribe, () => source.view(row, column))
}

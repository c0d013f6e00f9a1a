import { type ReactNode, useMemo } from 'react'
import type { WidthMemory } from '../grid/columnLayout.ts'
import { Grid } from '../grid/Grid.tsx'
import { useWatched } from '../useWatched.ts'
import { columnName } from '../view/columnName.ts'
import { SheetMenus } from '../view/SheetMenus.tsx'
import { texts as viewTexts } from '../view/texts.ts'
import type { OpenSheet } from './openSheet.ts'

interface Props {
  readonly open: OpenSheet
  readonly widths: WidthMemory
  /** See `Grid`. */
  readonly card: ReactNode
}

/** The grid of the sheet that is open, with its menus. */
export function SheetGrid({ open: { controller, source, sheet }, widths, card }: Props) {
  useWatched(source.viewChanged)
  const { rowView } = source
  const arrangement = useMemo(() => ({ sort: rowView.sort, filtered: new Set(rowView.filters.keys()) }), [rowView])
  const menuLabel = useMemo(
    () => (column: string) => viewTexts.columnMenu(columnName(source.columns, column)),
    [source],
  )
  return (
    <>
      <Grid
        controller={controller}
        label={sheet.title}
        widths={widths}
        card={card}
        arrangement={arrangement}
        menuLabel={menuLabel}
      />
      <SheetMenus source={source} controller={controller} free={sheet.rows === 'free'} />
    </>
  )
}

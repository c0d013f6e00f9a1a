import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import { useCallback, useState } from 'react'
import type { SectionSession } from '../collab/sectionSession.ts'
import { Finder } from '../find/finder.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import { Observable, type Watched } from '../observable.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useResource } from '../useResource.ts'

interface Parts {
  readonly session: SectionSession
  /** The same array for as long as the section is open. */
  readonly sheets: readonly Sheet[]
  readonly context: SheetContext | null
  readonly live: LiveComputation | null
  readonly unit: Watched<AmountUnit>
}

/** What finds in all sheets of the section, and the cells that it has found; null until the section is there. */
export function useFinder({ session, sheets, context, live, unit }: Parts): {
  readonly finder: Finder | null
  readonly found: Watched<ReadonlySet<string>>
} {
  const [found] = useState(() => new Observable<ReadonlySet<string>>(new Set()))
  const finder = useResource(
    useCallback(
      () =>
        live === null || context === null
          ? null
          : new Finder({
              document: session.document,
              sheets,
              context,
              unit,
              live,
              found,
              writable: session.writable,
            }),
      [session, sheets, context, live, unit, found],
    ),
  )
  return { finder, found }
}

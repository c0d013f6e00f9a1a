import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { App } from 'antd'
import { useCallback } from 'react'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { ConflictBook } from '../conflicts/conflictBook.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import type { Watched } from '../observable.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useResource } from '../useResource.ts'
import type { Draft } from '../workbench/openSheet.ts'
import { Visitors } from '../workbench/visitors.ts'
import { OpenForms } from './openForms.ts'

interface Parts {
  readonly session: SectionSession
  /** Whether the address asks for the forms. */
  readonly wanted: boolean
  readonly context: SheetContext | null
  readonly live: LiveComputation | null
  readonly conflicts: ConflictBook | null
  readonly comments: Watched<ReadonlyMap<string, string>>
  readonly unit: Watched<AmountUnit>
  readonly found: Watched<ReadonlySet<string>>
  /** Told of a text that its field can't enter any more; the same function for as long as the section is open. */
  readonly keepDraft: (draft: Draft) => void
}

/** The performance forms, open for work; null while a sheet is open instead, and until everything is there. */
export function useOpenForms({
  session,
  wanted,
  context,
  live,
  conflicts,
  comments,
  unit,
  found,
  keepDraft,
}: Parts): OpenForms | null {
  const { message } = App.useApp()
  const visitors = useResource(useCallback(() => new Visitors(session.presence.people), [session]))
  return useResource(
    useCallback(
      () =>
        live === null || conflicts === null || visitors === null || context === null || !wanted
          ? null
          : new OpenForms({
              document: session.document,
              writable: session.writable,
              context,
              unit,
              live,
              conflicts: conflicts.open,
              comments,
              visitors: visitors.byCell,
              found,
              folded: new Set(),
              views: new Map(),
              nextFrame: (flush) => void requestAnimationFrame(flush),
              // Text pasted into a field is text of the field; nothing is pasted as a block here.
              askPaste: () => undefined,
              tell: (sentence) => void message.info(sentence),
              isLive: () => session.writable && !session.closing,
              keepDraft,
            }),
      [session, live, conflicts, comments, visitors, context, wanted, unit, found, message, keepDraft],
    ),
  )
}

import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { useCallback, useMemo, useState } from 'react'
import { useToasts } from '../../ui/useToasts.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { ConflictBook } from '../conflicts/conflictBook.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import type { Watched } from '../observable.ts'
import type { PastePlan } from '../sheet/pastePlan.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import type { RememberedView } from '../sheet/viewedRows.ts'
import { useResource } from '../useResource.ts'
import type { Draft, OpenViewOptions } from './openView.ts'
import type { OthersFrames } from './othersFrames.ts'
import { Visitors } from './visitors.ts'

/** A paste of which some cells can't be pasted: the person decides. */
interface PasteQuestion {
  readonly plan: PastePlan
  readonly apply: () => void
}

interface Parts {
  readonly session: SectionSession
  readonly context: SheetContext | null
  readonly live: LiveComputation | null
  readonly frames: OthersFrames | null
  readonly conflicts: ConflictBook | null
  readonly comments: Watched<ReadonlyMap<string, string>>
  readonly unit: Watched<AmountUnit>
  readonly found: Watched<ReadonlySet<string>>
  /** Told of a text that its editor can't enter any more; the same function for as long as the section is open. */
  readonly keepDraft: (draft: Draft) => void
}

/** What the sheets and forms of a section are opened with; null until everything that they need is there. */
export function useViewOptions(parts: Parts): {
  readonly options: OpenViewOptions | null
  readonly question: PasteQuestion | null
  readonly answer: () => void
} {
  const { session, context, live, frames, conflicts, comments, unit, found, keepDraft } = parts
  const message = useToasts()
  const visitors = useResource(useCallback(() => new Visitors(session.presence.people), [session]))
  const [folded] = useState(() => new Set<string>())
  const [views] = useState(() => new Map<SheetId, RememberedView>())
  const [question, setQuestion] = useState<PasteQuestion | null>(null)
  const options = useMemo(
    () =>
      live === null || frames === null || conflicts === null || visitors === null || context === null
        ? null
        : {
            document: session.document,
            writable: session.writable,
            context,
            unit,
            live,
            conflicts: conflicts.open,
            comments,
            visitors: visitors.byCell,
            found,
            folded,
            views,
            othersFrame: frames.show,
            nextFrame: (act: () => void) => void requestAnimationFrame(act),
            askPaste: (plan: PastePlan, apply: () => void) => setQuestion({ plan, apply }),
            tell: (sentence: string) => message.info({ key: 'act', content: sentence }),
            isLive: () => session.writable && !session.closing,
            keepDraft,
          },
    [session, live, frames, conflicts, comments, visitors, context, unit, found, folded, views, message, keepDraft],
  )
  return { options, question, answer: () => setQuestion(null) }
}

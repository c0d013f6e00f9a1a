import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { type CellKey, parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { ExplanationBook } from '../../explanations/explanationBook.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import { CommentsPanel } from '../comments/CommentsPanel.tsx'
import type { CommentDesk } from '../comments/useComments.ts'
import { ConflictsPanel } from '../conflicts/ConflictsPanel.tsx'
import type { ConflictBook } from '../conflicts/conflictBook.ts'
import type { LiveSummary } from '../live/liveAnswer.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import { Observable, type Watched } from '../observable.ts'
import { FindingsPanel } from '../panel/FindingsPanel.tsx'
import { HistoryPanel } from '../panel/HistoryPanel.tsx'
import { type PanelTab, SidePanel } from '../panel/SidePanel.tsx'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useWatched } from '../useWatched.ts'
import type { OpenView } from './openView.ts'
import type { Preferences } from './preferences.ts'
import { useCellNames } from './useCellNames.ts'

interface Props {
  readonly detail: SectionDetail
  readonly open: OpenView | null
  readonly live: LiveComputation | null
  readonly preferences: Preferences
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  /** How often something in the panel was to be shown: then it is opened again where it was put away. */
  readonly shown: number
  /** For which the server refused the last submission. */
  readonly refused: readonly FindingText[]
  readonly onForgetRefused: () => void
  readonly session: SectionSession
  readonly context: SheetContext
  readonly unit: Watched<AmountUnit>
  readonly conflicts: ConflictBook | null
  readonly comments: CommentDesk
  readonly book: ExplanationBook | null
  /** See `CommentsPanel`. */
  readonly commenting: string | null
  readonly onCommented: () => void
  /** The same function for as long as the same sheet is open. */
  readonly onJump: (cell: string) => void
}

const NOTHING_YET = new Observable<LiveSummary | null>(null)
const NEVER = new Observable(false)
const NO_CONFLICTS: ConflictBook['open'] = new Observable(new Map())

/** What stands beside the grid: the checks, the conflicts, the comments, or who changed what. */
export function SectionPanel(props: Props) {
  const { detail, session, context, open, live, refused, conflicts, onJump } = props
  const { tab, onTab, preferences } = props
  const unit = useWatched(props.unit)
  const [hidden, setHidden] = useState(() => preferences.isPanelHidden())
  const hide = (now: boolean) => {
    preferences.keepPanelHidden(now)
    setHidden(now)
  }
  const { shown } = props
  useEffect(() => {
    if (shown > 0) setHidden(false)
  }, [shown])
  // What the checks say may come a frame later than the keystroke that it follows from, and never holds one up.
  const latest = useDeferredValue(useWatched(live?.figures ?? NOTHING_YET))
  // Counts that grow by themselves a moment later would be wrong ones.
  const figures = useWatched(live?.complete ?? NEVER) ? latest : null
  const cellName = useCellNames(session.document, context)
  const contested = useWatched(conflicts?.open ?? NO_CONFLICTS).size
  const unresolved = props.comments.threads.filter(({ resolved }) => !resolved).length
  const failed = useWatched(live?.failed ?? NEVER)
  // What is explained and agreed to needs nothing more.
  const { book } = props
  const errors = useMemo(
    () =>
      (figures?.findings ?? []).filter(
        (finding) =>
          finding.verdict === 'different' && finding.severity !== 'hint' && book?.of(finding)?.state !== 'agreed',
      ).length,
    [figures, book],
  )
  return (
    <SidePanel
      tab={tab}
      onTab={onTab}
      counts={{ checks: errors, conflicts: contested, comments: unresolved, history: 0 }}
      history={detail.may.history}
      // Whoever wants to comment needs the panel.
      hidden={hidden && props.commenting === null}
      onHide={hide}
    >
      {tab === 'checks' ? (
        <FindingsPanel
          figures={figures}
          stale={failed}
          refused={refused}
          onForgetRefused={props.onForgetRefused}
          unitCode={detail.unitCode}
          cellName={cellName}
          onJump={onJump}
          book={props.book}
          unit={unit}
        />
      ) : null}
      {tab === 'conflicts' && conflicts !== null ? (
        <ConflictsPanel
          book={conflicts}
          document={session.document}
          context={context}
          writable={session.writable}
          cellName={cellName}
          onJump={onJump}
        />
      ) : null}
      {tab === 'comments' ? (
        <CommentsPanel
          desk={props.comments}
          open={open}
          context={context}
          commenting={props.commenting}
          onCommented={props.onCommented}
          cellName={cellName}
          onJump={onJump}
        />
      ) : null}
      {tab === 'history' ? <OpenHistory sectionId={detail.id} open={open} onJump={onJump} /> : null}
    </SidePanel>
  )
}

interface OpenHistoryProps {
  readonly sectionId: string
  readonly open: OpenView | null
  readonly onJump: (cell: string) => void
}

/** The history, which can be narrowed to the active cell. */
function OpenHistory({ sectionId, open, onJump }: OpenHistoryProps) {
  const [cell, setCell] = useState<CellKey | null>(null)
  useEffect(() => {
    if (open === null) return undefined
    const look = () => setCell(parseCellKey(open.activeKey() ?? '')?.key ?? null)
    look()
    return open.controller.subscribe(look)
  }, [open])
  return <HistoryPanel sectionId={sectionId} cell={cell} onJump={onJump} />
}

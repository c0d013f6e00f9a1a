import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { type CellKey, parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useEffect, useState } from 'react'
import type { LiveFigures } from '../live/computeLive.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import { Observable } from '../observable.ts'
import { ConflictList } from '../panel/ConflictList.tsx'
import { FindingsPanel } from '../panel/FindingsPanel.tsx'
import { HistoryPanel } from '../panel/HistoryPanel.tsx'
import { type PanelTab, SidePanel } from '../panel/SidePanel.tsx'
import { useWatched } from '../useWatched.ts'
import type { Conflict } from './conflict.ts'
import type { OpenView } from './openView.ts'
import type { Preferences } from './preferences.ts'

interface Props {
  readonly detail: SectionDetail
  readonly open: OpenView | null
  readonly live: LiveComputation | null
  readonly preferences: Preferences
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  /** For which the server refused the last submission. */
  readonly refused: readonly FindingText[]
  readonly onForgetRefused: () => void
  readonly conflicts: readonly Conflict[]
  readonly onDismissConflict: (id: number) => void
  readonly cellName: (cell: string) => string
  readonly onJump: (cell: string) => void
}

const NOTHING_YET = new Observable<LiveFigures | null>(null)
const NEVER = new Observable(false)

/** What stands beside the grid: the checks, or who changed what. */
export function SectionPanel(props: Props) {
  const { detail, open, live, refused, conflicts, cellName, onJump } = props
  const { tab, onTab, preferences } = props
  const [hidden, setHidden] = useState(() => preferences.isPanelHidden())
  const hide = (now: boolean) => {
    preferences.keepPanelHidden(now)
    setHidden(now)
  }
  const figures = useWatched(live?.figures ?? NOTHING_YET)
  const failed = useWatched(live?.failed ?? NEVER)
  const errors = (figures?.findings ?? []).filter(
    ({ verdict, severity }) => verdict === 'different' && severity !== 'hint',
  ).length
  return (
    <SidePanel
      tab={tab}
      onTab={onTab}
      open={errors + conflicts.length}
      history={detail.may.history}
      hidden={hidden}
      onHide={hide}
    >
      {tab === 'checks' ? (
        <>
          <ConflictList conflicts={conflicts} cellName={cellName} onJump={onJump} onDismiss={props.onDismissConflict} />
          <FindingsPanel
            figures={figures}
            stale={failed}
            refused={refused}
            onForgetRefused={props.onForgetRefused}
            unitCode={detail.unitCode}
            cellName={cellName}
            onJump={onJump}
          />
        </>
      ) : (
        <OpenHistory sectionId={detail.id} open={open} onJump={onJump} />
      )}
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

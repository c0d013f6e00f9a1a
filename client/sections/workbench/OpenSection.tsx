import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { App } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { cellPath, sectionPath } from '../../ui/cellPath.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { UnsentEdit } from '../collab/unsentEdits.ts'
import { Grid } from '../grid/Grid.tsx'
import type { Observable } from '../observable.ts'
import type { PanelTab } from '../panel/SidePanel.tsx'
import type { PastePlan } from '../sheet/pastePlan.ts'
import { useResource } from '../useResource.ts'
import { useWatched } from '../useWatched.ts'
import { cellPlace } from './cellPlace.ts'
import { LiveFiguresLine } from './LiveFiguresLine.tsx'
import { OpenSheet } from './openSheet.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { People } from './People.tsx'
import type { Preferences } from './preferences.ts'
import { SavedBadge } from './SavedBadge.tsx'
import { SectionPanel } from './SectionPanel.tsx'
import { SheetTabs } from './SheetTabs.tsx'
import { StatusBar } from './StatusBar.tsx'
import { sectionContext } from './sectionContext.ts'
import { Toolbar } from './Toolbar.tsx'
import { texts } from './texts.ts'
import { UnsentButton } from './UnsentButton.tsx'
import { useCellAddress } from './useCellAddress.ts'
import { useLeavingGuard } from './useLeavingGuard.tsx'
import { useLiveComputation } from './useLiveComputation.ts'
import { usePresence } from './usePresence.ts'
import { Visitors } from './visitors.ts'
import type { Conflict } from './Workbench.tsx'
import { WorkbenchFrame } from './WorkbenchFrame.tsx'
import { WorkflowButtons } from './WorkflowButtons.tsx'

interface Props {
  readonly detail: SectionDetail
  readonly session: SectionSession
  readonly sheetId: string | null
  readonly preferences: Preferences
  readonly unit: Observable<AmountUnit>
  readonly unsent: readonly UnsentEdit[]
  readonly onDropUnsent: () => void
  readonly conflicts: readonly Conflict[]
  readonly onDismissConflict: (id: number) => void
}

interface PasteQuestion {
  readonly plan: PastePlan
  readonly apply: () => void
}

/** A section whose session stands: header, sheets, grid, checks and history. */
export function OpenSection(props: Props) {
  const { detail, session, sheetId, preferences, unit } = props
  const navigate = useNavigate()
  const { message } = App.useApp()
  const status = useWatched(session.connection.status)
  const [isHere, setIsHere] = useState(false)
  if (status.synced && !isHere) setIsHere(true)

  const context = useMemo(() => sectionContext(session.document, session.detail.templateYear, unit), [session, unit])
  const sheets = useMemo(
    () => context?.template.sheets.filter(({ kind }) => kind === detail.kind) ?? [],
    [context, detail.kind],
  )
  const sheet = sheets.find(({ id }) => id === sheetId) ?? sheets[0]
  const live = useLiveComputation(session, isHere)
  const visitors = useResource(useCallback(() => new Visitors(session.presence.people), [session]))
  const [folded] = useState(() => new Set<string>())
  const [question, setQuestion] = useState<PasteQuestion | null>(null)
  const [refusedFindings, setRefusedFindings] = useState<readonly FindingText[]>([])
  const [tab, setTab] = useState<PanelTab>('checks')
  const [places] = useState(() => new Map<string, string>())

  const open = useResource(
    useCallback(
      () =>
        live === null || visitors === null || context === null || sheet === undefined
          ? null
          : new OpenSheet({
              document: session.document,
              sheet,
              writable: session.writable,
              context,
              unit,
              live,
              visitors: visitors.byCell,
              folded,
              nextFrame: (flush) => void requestAnimationFrame(flush),
              askPaste: (plan, apply) => setQuestion({ plan, apply }),
              tell: (sentence) => void message.info(sentence),
            }),
      [session, live, visitors, context, sheet, unit, folded, message],
    ),
  )
  const jump = (cell: string) => {
    const parsed = parseCellKey(cell)
    if (parsed === null || open === null) return
    if (parsed.sheet !== open.sheet.id) void navigate(cellPath(detail.id, cell))
    else if (open.show(cell)) open.controller.focus()
    else void message.info(texts.rowGone)
  }
  const jumpRef = useRef(jump)
  useEffect(() => {
    jumpRef.current = jump
  })
  useEffect(() => {
    if (open !== null) open.controller.elsewhere = ({ row, column }) => jumpRef.current(`${row}:${column}`)
  }, [open])

  useCellAddress(open, () => void message.info(texts.rowGone))
  usePresence(open, session.presence)
  useLeavingGuard(detail.id, status, () => open?.controller.editing != null)

  const changeSheet = (id: string) => {
    if (open === null || !open.controller.leave()) return
    const here = open.activeKey()
    if (here !== null) places.set(open.sheet.id, here)
    const there = places.get(id)
    void navigate(there === undefined ? `${sectionPath(detail.id)}/${id}` : cellPath(detail.id, there))
  }
  const widths = useMemo(() => preferences.columnWidths(sheet?.id ?? ''), [preferences, sheet])

  if (context === null) return <p className="workbench-state">{texts.noTemplate(detail.templateYear)}</p>
  return (
    <>
      <WorkbenchFrame
        detail={detail}
        saved={
          <>
            <SavedBadge status={status} writable={session.writable} />
            <UnsentButton edits={props.unsent} onDrop={props.onDropUnsent} />
          </>
        }
        figures={<LiveFiguresLine live={live} unit={unit} />}
        people={<People people={session.presence.people} onJump={jump} />}
        actions={
          <WorkflowButtons
            detail={detail}
            session={session}
            live={live}
            leaveEditor={() => open?.controller.leave() ?? true}
            onRefused={setRefusedFindings}
            showChecks={() => setTab('checks')}
          />
        }
        tabs={<SheetTabs sheets={sheets} active={sheet?.id ?? ''} live={live} onChange={changeSheet} />}
        toolbar={
          open === null ? null : (
            <Toolbar
              open={open}
              unit={unit}
              onUnit={(chosen) => {
                if (!open.controller.leave()) return
                preferences.keepAmountUnit(chosen)
                unit.set(chosen)
              }}
              status={detail.status}
            />
          )
        }
        grid={
          open === null ? undefined : (
            <Grid key={open.sheet.id} controller={open.controller} label={open.sheet.title} widths={widths} />
          )
        }
        panel={
          <SectionPanel
            detail={detail}
            open={open}
            live={live}
            preferences={preferences}
            tab={tab}
            onTab={setTab}
            refused={refusedFindings}
            onForgetRefused={() => setRefusedFindings([])}
            conflicts={props.conflicts}
            onDismissConflict={props.onDismissConflict}
            cellName={(cell) => cellPlace(cell, context, true)}
            onJump={jump}
          />
        }
        status={
          open === null || live === null ? null : (
            <StatusBar open={open} live={live} context={context} session={session} />
          )
        }
      />
      <PasteDialog
        plan={question?.plan ?? null}
        onRest={() => {
          question?.apply()
          setQuestion(null)
          open?.controller.focus()
        }}
        onCancel={() => {
          setQuestion(null)
          open?.controller.focus()
        }}
      />
    </>
  )
}

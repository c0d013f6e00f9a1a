import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { App } from 'antd'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { z } from 'zod'
import { sectionPath } from '../../ui/cellPath.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { UnsentEdit } from '../collab/unsentEdits.ts'
import { texts as commentTexts } from '../comments/texts.ts'
import { useComments } from '../comments/useComments.ts'
import { ConflictCard } from '../conflicts/ConflictCard.tsx'
import { useAdoptKeys } from '../conflicts/useAdoptKeys.ts'
import { useConflicts } from '../conflicts/useConflicts.ts'
import { Find } from '../find/Find.tsx'
import { FormsStatus } from '../forms/FormsStatus.tsx'
import { FormsToolbar } from '../forms/FormsToolbar.tsx'
import { FormsView } from '../forms/FormsView.tsx'
import { useOpenForms } from '../forms/useOpenForms.ts'
import { ViewSwitch } from '../forms/ViewSwitch.tsx'
import { LateEdits } from '../late/LateEdits.tsx'
import type { Observable } from '../observable.ts'
import type { PanelTab } from '../panel/SidePanel.tsx'
import { isOfQuotas } from '../quotas/proposals.ts'
import { QuotaButton } from '../quotas/QuotaButton.tsx'
import { useWatched } from '../useWatched.ts'
import { cellPlace } from './cellPlace.ts'
import { LiveFiguresLine } from './LiveFiguresLine.tsx'
import type { Draft } from './openSheet.ts'
import type { OpenView } from './openView.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { People } from './People.tsx'
import type { Preferences } from './preferences.ts'
import { useRegionKeys } from './regionKeys.ts'
import { SavedBadge } from './SavedBadge.tsx'
import { SectionPanel } from './SectionPanel.tsx'
import { SheetGrid } from './SheetGrid.tsx'
import { SheetTabs } from './SheetTabs.tsx'
import { SheetTools } from './SheetTools.tsx'
import { SheetViewBar } from './SheetViewBar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { sectionContext } from './sectionContext.ts'
import { Toolbar } from './Toolbar.tsx'
import { texts } from './texts.ts'
import { useCellAddress } from './useCellAddress.ts'
import { useFinder } from './useFinder.ts'
import { useLeavingGuard } from './useLeavingGuard.tsx'
import { useLiveComputation } from './useLiveComputation.ts'
import { useOpenSheet } from './useOpenSheet.ts'
import { usePresence } from './usePresence.ts'
import { useSheetMoves } from './useSheetMoves.ts'
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
  /** The same function for as long as the section is open. */
  readonly onDraft: (draft: Draft) => void
}

/** What the way here asks to see beside the cells. */
const PanelWanted = z.object({ panel: z.enum(['comments', 'conflicts']) })

/** A section whose session stands: header, sheets, grid, checks and history. */
export function OpenSection(props: Props) {
  const { detail, session, sheetId, preferences, unit } = props
  const { message } = App.useApp()
  const status = useWatched(session.connection.status)
  const outgoing = useWatched(session.outgoing.status)
  const [isHere, setIsHere] = useState(false)
  // Without a connection: what this machine keeps.
  if (!isHere && (status.synced || (session.isKept && status.link === 'offline'))) setIsHere(true)

  const context = useMemo(() => sectionContext(session.document, session.detail.templateYear, unit), [session, unit])
  const sheets = useMemo(
    () => context?.template.sheets.filter(({ kind }) => kind === detail.kind) ?? [],
    [context, detail.kind],
  )
  const sheet = sheets.find(({ id }) => id === sheetId) ?? sheets[0]
  const live = useLiveComputation(session, isHere)
  const conflicts = useConflicts(session)
  const comments = useComments(detail)
  const [commenting, setCommenting] = useState<string | null>(null)
  const { finder, found } = useFinder({ session, sheets, context, live, unit })
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { forms: formsOf, indicators: indicatorsOf } = context?.template.performance ?? {}
  const formSheets = sheets.filter(({ id }) => id === formsOf?.sheet || id === indicatorsOf?.sheet)
  const isOfForms = sheet !== undefined && formSheets.includes(sheet)
  const asForms = isOfForms && params.get('view') !== 'table'
  const parts = { session, context, live, conflicts, comments: comments.marks, unit, found, keepDraft: props.onDraft }
  const grid = useOpenSheet({ ...parts, sheet: asForms ? undefined : sheet })
  const { question, answer } = grid
  const forms = useOpenForms({ ...parts, wanted: asForms })
  const open: OpenView | null = asForms ? forms : grid.open
  const { jump, changeSheet } = useSheetMoves(detail.id, open)
  const [refusedFindings, setRefusedFindings] = useState<readonly FindingText[]>([])
  const [tab, setTab] = useState<PanelTab>('checks')

  useCellAddress(open, sheet?.id, () => void message.info(texts.rowGone))
  usePresence(open, session.presence)
  useRegionKeys(() => {
    open?.controller.focus()
    return open !== null
  })
  useLeavingGuard(detail.id, status, outgoing, () => open?.controller.editing != null)

  const comment = () => {
    const cell = open?.activeKey() ?? null
    if (!detail.may.comment) return
    if (cell === null) void message.info(commentTexts.chooseCell)
    else {
      setTab('comments')
      setCommenting(cell)
    }
  }
  const commentNow = useEffectEvent(comment)
  useEffect(() => {
    if (grid.open !== null) grid.open.controller.comment = () => commentNow()
  }, [grid.open])
  // A notice leads to its cell, and to what stands beside it.
  const { state: came, key: visit } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells a second click on the same notice
  useEffect(() => {
    const wanted = PanelWanted.safeParse(came)
    if (wanted.success) setTab(wanted.data.panel)
  }, [came, visit])
  useAdoptKeys({ open: grid.open, conflicts, session, context })
  const widths = useMemo(() => preferences.columnWidths(sheet?.id ?? ''), [preferences, sheet])

  // The sheets that are shown together stand under one tab.
  const tabOf = (id: string): string => (id === indicatorsOf?.sheet ? (formsOf?.sheet ?? id) : id)
  const changeFormsView = (table: string | null) => {
    if (open === null || !open.controller.leave()) return
    const path = `${sectionPath(detail.id)}/${table ?? formsOf?.sheet ?? ''}`
    void navigate(table === null ? path : `${path}?view=table`)
  }

  if (context === null) return <p className="workbench-state">{texts.noTemplate(detail.templateYear)}</p>
  return (
    <>
      <WorkbenchFrame
        detail={detail}
        saved={
          <>
            <SavedBadge
              status={status}
              outgoing={outgoing}
              writable={session.writable}
              isKept={session.isKept || status.hasSynced}
            />
            <LateEdits
              detail={detail}
              session={session}
              context={context}
              drafts={props.unsent}
              onDropDrafts={props.onDropUnsent}
            />
          </>
        }
        figures={<LiveFiguresLine live={live} unit={unit} />}
        people={<People people={session.presence.people} onJump={jump} />}
        actions={
          <WorkflowButtons
            detail={detail}
            session={session}
            live={live}
            conflicts={conflicts}
            leaveEditor={() => open?.controller.leave() ?? true}
            onRefused={setRefusedFindings}
            show={setTab}
          />
        }
        tabs={
          <SheetTabs
            sheets={sheets.filter((one) => one.id === tabOf(one.id))}
            tabOf={tabOf}
            active={tabOf(sheet?.id ?? '')}
            live={live}
            onChange={changeSheet}
          />
        }
        toolbar={
          open === null ? null : (
            <Toolbar
              writable={session.writable}
              tools={
                forms !== null ? (
                  <FormsToolbar open={forms} />
                ) : (
                  <>
                    {grid.open && <SheetTools open={grid.open} />}
                    {sheet !== undefined && isOfQuotas(sheet.id, context) ? (
                      <QuotaButton
                        document={session.document}
                        context={context}
                        printed={session.detail.precision === 'wan'}
                        leave={() => open.controller.leave()}
                        onClosed={() => open.controller.focus()}
                      />
                    ) : null}
                  </>
                )
              }
              views={
                isOfForms ? (
                  <ViewSwitch sheets={formSheets} table={asForms ? null : sheet.id} onView={changeFormsView} />
                ) : null
              }
              onFind={() => open.controller.find('find')}
              onComment={detail.may.comment ? () => open.controller.leave() && comment() : null}
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
        find={
          <>
            {finder === null || open === null ? null : (
              <Find finder={finder} open={open} cellName={(cell) => cellPlace(cell, context, true)} onJump={jump} />
            )}
            {grid.open === null ? null : <SheetViewBar open={grid.open} />}
          </>
        }
        grid={
          forms !== null ? (
            <FormsView open={forms} context={context} onJump={jump} />
          ) : grid.open === null ? undefined : (
            <SheetGrid
              key={grid.open.sheet.id}
              open={grid.open}
              widths={widths}
              card={
                conflicts === null ? null : (
                  <ConflictCard
                    controller={grid.open.controller}
                    book={conflicts}
                    document={session.document}
                    context={context}
                    writable={session.writable}
                  />
                )
              }
            />
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
            session={session}
            context={context}
            conflicts={conflicts}
            comments={comments}
            commenting={commenting}
            onCommented={() => setCommenting(null)}
            cellName={(cell) => cellPlace(cell, context, true)}
            onJump={jump}
          />
        }
        status={
          forms !== null ? (
            <FormsStatus open={forms} context={context} />
          ) : grid.open === null || live === null ? null : (
            <StatusBar open={grid.open} live={live} context={context} session={session} />
          )
        }
      />
      <PasteDialog
        plan={question?.plan ?? null}
        onRest={() => {
          question?.apply()
          answer()
          open?.controller.focus()
        }}
        onCancel={() => {
          answer()
          open?.controller.focus()
        }}
      />
    </>
  )
}

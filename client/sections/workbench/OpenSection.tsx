import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { z } from 'zod'
import { useExplanations } from '../../explanations/useExplanations.ts'
import { sectionPath } from '../../ui/cellPath.ts'
import { useToasts } from '../../ui/useToasts.ts'
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
import { formTabOf } from '../forms/formTab.ts'
import { OverallView } from '../forms/OverallView.tsx'
import { OpenOverall } from '../forms/openOverall.ts'
import { useOpenForms } from '../forms/useOpenForms.ts'
import { ViewSwitch } from '../forms/ViewSwitch.tsx'
import { LateEdits, type RefusedHand } from '../late/LateEdits.tsx'
import type { Observable } from '../observable.ts'
import type { PanelTab } from '../panel/SidePanel.tsx'
import { PrintedSheet } from '../print/PrintedSheet.tsx'
import { PrintTitle } from '../print/PrintTitle.tsx'
import { isOfQuotas } from '../quotas/proposals.ts'
import { QuotaButton } from '../quotas/QuotaButton.tsx'
import { useResource } from '../useResource.ts'
import { cellPlace } from './cellPlace.ts'
import { LiveFiguresLine } from './LiveFiguresLine.tsx'
import type { Draft, OpenView } from './openView.ts'
import { OthersFrames } from './othersFrames.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { People } from './People.tsx'
import type { Preferences } from './preferences.ts'
import { useRegionKeys } from './regionKeys.ts'
import { SavedState } from './SavedState.tsx'
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
import { useIsHere } from './useIsHere.ts'
import { useKeptDraft } from './useKeptDraft.ts'
import { useLiveComputation } from './useLiveComputation.ts'
import { useOpenSheet } from './useOpenSheet.ts'
import { usePresence } from './usePresence.ts'
import { useSheetMoves } from './useSheetMoves.ts'
import { useViewOptions } from './useViewOptions.ts'
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
  readonly refused: RefusedHand | null
  /** The same function for as long as the section is open. */
  readonly onDraft: (draft: Draft, client?: number) => void
}

const othersFrames = () => new OthersFrames()

/** What the way here asks to see beside the cells. */
const PanelWanted = z.object({ panel: z.enum(['comments', 'conflicts', 'checks']) })

/** A section whose session stands: header, sheets, grid, checks and history. */
export function OpenSection(props: Props) {
  const { detail, session, sheetId, preferences, unit } = props
  const message = useToasts()
  const isHere = useIsHere(session)
  const context = useMemo(() => sectionContext(session.document, session.detail.templateYear, unit), [session, unit])
  const sheets = useMemo(
    () => context?.template.sheets.filter(({ kind }) => kind === detail.kind) ?? [],
    [context, detail.kind],
  )
  const sheet = sheets.find(({ id }) => id === sheetId) ?? sheets[0]
  const frames = useResource(othersFrames)
  const live = useLiveComputation(session, isHere, frames)
  const conflicts = useConflicts(session)
  const comments = useComments(detail)
  const book = useExplanations(detail.id)
  const [commenting, setCommenting] = useState<string | null>(null)
  const { finder, found } = useFinder({ session, sheets, context, live, unit })
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const formTab = context === null || sheet === undefined ? null : formTabOf(sheet.id, context.template)
  const asForms = formTab !== null && params.get('view') !== 'table'
  const parts = {
    session,
    context,
    live,
    frames,
    conflicts,
    comments: comments.marks,
    unit,
    found,
    keepDraft: props.onDraft,
  }
  const { options, question, answer } = useViewOptions(parts)
  const grid = useOpenSheet(options, asForms ? undefined : sheet)
  const forms = useOpenForms(options, asForms ? formTab.kind : null)
  const open: OpenView | null = asForms ? forms : grid
  const { jump, changeSheet } = useSheetMoves(detail.id, open)
  const [lateShown, setLateShown] = useState(false)
  const [refusedFindings, setRefusedFindings] = useState<readonly FindingText[]>([])
  const forgetRefused = useCallback(() => setRefusedFindings([]), [])
  const [tab, setTab] = useState<PanelTab>('checks')
  const [shown, setShown] = useState(0)
  const show = useCallback((wanted: PanelTab) => {
    setTab(wanted)
    setShown((before) => before + 1)
  }, [])

  useCellAddress(open, sheet?.id, () => message.info(texts.rowGone))
  usePresence(open, session.presence)
  useKeptDraft(open, session, props.onDraft)
  useRegionKeys(() => {
    open?.controller.focus()
    return open !== null
  })

  const comment = () => {
    const cell = open?.activeKey() ?? null
    if (!detail.may.comment) return
    if (cell === null) message.info(commentTexts.chooseCell)
    else {
      setTab('comments')
      setCommenting(cell)
    }
  }
  const commentNow = useEffectEvent(comment)
  useEffect(() => {
    if (grid === null) return
    grid.controller.comment = () => commentNow()
    grid.controller.mayComment = detail.may.comment
  }, [grid, detail.may.comment])
  // A notice leads to its cell, and to what stands beside it.
  const { state: came, key: visit } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells a second click on the same notice
  useEffect(() => {
    const wanted = PanelWanted.safeParse(came)
    if (wanted.success) show(wanted.data.panel)
  }, [came, visit])
  useAdoptKeys({ open: grid, conflicts, session, context })
  const widths = useMemo(() => preferences.columnWidths(sheet?.id ?? ''), [preferences, sheet])

  const changeFormsView = (table: string | null) => {
    if (open === null || !open.controller.leave()) return
    const path = `${sectionPath(detail.id)}/${table ?? formTab?.sheets[0] ?? ''}`
    void navigate(table === null ? path : `${path}?view=table`)
  }

  if (context === null) return <p className="workbench-state">{texts.noTemplate(detail.templateYear)}</p>
  const printTitle = <PrintTitle detail={detail} title={formTab?.title ?? ''} unit={unit} />
  return (
    <>
      <WorkbenchFrame
        detail={detail}
        onJump={jump}
        cellName={(cell) => cellPlace(cell, context, true)}
        saved={
          <>
            <SavedState sectionId={detail.id} session={session} isEditing={() => open?.controller.editing != null} />
            <LateEdits
              detail={detail}
              session={session}
              context={context}
              drafts={props.unsent}
              onDropDrafts={props.onDropUnsent}
              refused={props.refused}
              shown={lateShown}
              onShown={setLateShown}
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
            book={book}
            leaveEditor={() => open?.controller.leave() ?? true}
            onRefused={setRefusedFindings}
            show={show}
            context={context}
            kept={{ drafts: props.unsent.length, refused: props.refused?.edits.claims.length ?? 0 }}
            onLate={() => setLateShown(true)}
            onJump={jump}
          />
        }
        tabs={
          <SheetTabs sheets={sheets} context={context} active={sheet?.id ?? ''} live={live} onChange={changeSheet} />
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
                    {grid && <SheetTools open={grid} />}
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
                formTab === null ? null : (
                  <ViewSwitch
                    sheets={sheets.filter(({ id }) => formTab.sheets.includes(id))}
                    table={asForms ? null : (sheet?.id ?? null)}
                    onView={changeFormsView}
                  />
                )
              }
              onPrint={() => {
                if (open.controller.leave()) window.print()
              }}
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
            {grid === null ? null : <SheetViewBar open={grid} />}
          </>
        }
        grid={
          forms instanceof OpenOverall ? (
            <OverallView open={forms} context={context} unit={unit} printTitle={printTitle} onJump={jump} />
          ) : forms !== null ? (
            <FormsView open={forms} context={context} printTitle={printTitle} onJump={jump} />
          ) : grid === null ? undefined : (
            <>
              <SheetGrid
                key={grid.sheet.id}
                open={grid}
                widths={widths}
                card={
                  conflicts === null ? null : (
                    <ConflictCard
                      controller={grid.controller}
                      book={conflicts}
                      document={session.document}
                      context={context}
                      writable={session.writable}
                    />
                  )
                }
              />
              <PrintedSheet open={grid} detail={detail} unit={unit} />
            </>
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
            shown={shown}
            refused={refusedFindings}
            onForgetRefused={forgetRefused}
            session={session}
            context={context}
            unit={unit}
            conflicts={conflicts}
            comments={comments}
            book={book}
            commenting={commenting}
            onCommented={() => setCommenting(null)}
            onJump={jump}
          />
        }
        status={
          forms !== null ? (
            <FormsStatus open={forms} context={context} />
          ) : grid === null || live === null || frames === null ? null : (
            <StatusBar open={grid} live={live} frames={frames} context={context} session={session} unit={unit} />
          )
        }
      />
      <PasteDialog
        plan={question?.plan ?? null}
        onRest={() => {
          question?.apply()
          answer()
        }}
        onCancel={answer}
        onClosed={() => open?.controller.focus()}
      />
    </>
  )
}

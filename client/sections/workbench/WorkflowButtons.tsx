import { FindingText } from '@hesuan/shared/api/consolidation.ts'
import { SectionActionResult, type SectionDetail, SubmissionResult } from '@hesuan/shared/api/section.ts'
import { wantsWords } from '@hesuan/shared/checks/waiver.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import * as Y from 'yjs'
import { z } from 'zod'
import { errorSentence } from '../../app/errorSentence.ts'
import { RequestError, request } from '../../app/request.ts'
import { stepMessage } from '../../app/stepMessage.ts'
import type { ExplanationBook } from '../../explanations/explanationBook.ts'
import { ReturnDialog } from '../../review/board/ReturnDialog.tsx'
import { useToasts } from '../../ui/useToasts.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { ConflictBook } from '../conflicts/conflictBook.ts'
import { texts as conflictTexts } from '../conflicts/texts.ts'
import { formEntries } from '../forms/formEntries.ts'
import { lateEditsQuery } from '../late/lateEditsQuery.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import type { PanelTab } from '../panel/SidePanel.tsx'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { type NotWritten, SubmitOutlook } from './SubmitOutlook.tsx'
import { texts } from './texts.ts'
import { WayToCell } from './WayToCell.tsx'

interface Props {
  readonly detail: SectionDetail
  readonly session: SectionSession
  readonly live: LiveComputation | null
  readonly conflicts: ConflictBook | null
  readonly book: ExplanationBook | null
  /** Enters what is being edited; false where it is refused. */
  readonly leaveEditor: () => boolean
  /** The findings for which the server refused a submission; none once it is accepted. */
  readonly onRefused: (findings: readonly FindingText[]) => void
  readonly show: (tab: PanelTab) => void
  readonly context: SheetContext
  readonly onJump: (cell: string) => void
  /** What this machine keeps of this person that the section does not have. */
  readonly kept: Pick<NotWritten, 'drafts' | 'refused'>
  /** Shows what came too late. */
  readonly onLate: () => void
}

/** A message with a way in it stays until one has gone there by hand. */
const LEADING_SECONDS = 10

const OpenErrors = z.array(FindingText)

/** The steps of the workflow that this person may take now. */
export function WorkflowButtons({
  detail,
  session,
  live,
  conflicts,
  book,
  leaveEditor,
  onRefused,
  show,
  context,
  onJump,
  kept,
  onLate,
}: Props) {
  const { id, unitName, may } = detail
  const queryClient = useQueryClient()
  const message = useToasts()
  const { modal } = App.useApp()
  const [returning, setReturning] = useState(false)
  const path = `/api/sections/${encodeURIComponent(id)}`
  const settled = () => queryClient.invalidateQueries()
  const fail = (error: unknown) => message.error(errorSentence(error).sentence, 6)
  const failAt = (sentence: string, cell: string | undefined) =>
    message.error({
      key: `refused|${id}`,
      content:
        cell === undefined ? (
          sentence
        ) : (
          <WayToCell sentence={sentence} words={texts.toFirst} onGo={() => onJump(cell)} />
        ),
      duration: LEADING_SECONDS,
    })

  const submit = useMutation({
    mutationFn: () =>
      request(SubmissionResult, `${path}/submit`, {
        method: 'POST',
        body: { stateVector: base64(Y.encodeStateVector(session.document.doc)) },
      }),
    onSuccess: () => {
      onRefused([])
      message.success({ key: stepMessage(id), content: texts.submitDialog.done })
    },
    onError: (error) => {
      if (error instanceof RequestError && error.code === 'open-errors') {
        const findings = OpenErrors.safeParse(error.details)
        onRefused(findings.success ? findings.data : [])
        show('checks')
        if (findings.success) return failAt(errorSentence(error).sentence, firstCellOf(findings.data, detail.unitCode))
      }
      if (error instanceof RequestError && error.code === 'open-conflicts') show('conflicts')
      return fail(error)
    },
    onSettled: settled,
  })
  const step = useMutation({
    mutationFn: ({ action }: { action: 'withdraw' | 'revise' | 'approve'; done: string }) =>
      request(SectionActionResult, `${path}/${action}`, { method: 'POST', body: {} }),
    onSuccess: (_result, { done }) => message.success({ key: stepMessage(id), content: done }),
    onError: fail,
    onSettled: settled,
  })

  const [looking, setLooking] = useState(false)
  const askSubmit = async () => {
    if (!leaveEditor()) return
    if (session.connection.status.value.link !== 'online') {
      message.warning(texts.submitDialog.offline)
      return
    }
    const contested = conflicts?.open.value.size ?? 0
    if (contested > 0) {
      failAt(conflictTexts.blocks(contested), conflicts?.open.value.keys().next().value)
      show('conflicts')
      return
    }
    // What was typed a moment ago counts; where the checks can't be had here, the server's decide alone.
    setLooking(true)
    await live?.current()
    setLooking(false)
    const known = live === null || live.failed.value ? [] : (live.figures.value?.findings ?? [])
    const findings = known.filter(({ verdict }) => verdict === 'different')
    const errors = findings.filter(({ severity }) => severity === 'error')
    const warnings = findings.filter((finding) => {
      const state = book?.of(finding)?.state
      return finding.severity === 'warning' && (state === undefined || wantsWords(state))
    }).length
    if (errors.length > 0) {
      failAt(texts.submitDialog.errors(errors.length), firstCellOf(errors, detail.unitCode))
      show('checks')
      return
    }
    const { destroy } = modal.confirm({
      title: texts.submitDialog.title(unitName),
      content: (
        <SubmitOutlook
          warnings={warnings}
          onExplain={() => {
            destroy()
            show('checks')
          }}
          late={{ mine: queryClient.getQueryData(lateEditsQuery(id).queryKey)?.mine.length ?? 0, ...kept }}
          onLate={() => {
            destroy()
            onLate()
          }}
          unfinished={formEntries(context).filter(({ form, gaps }) => form !== null && gaps.length > 0)}
          onForm={({ key, gaps }) => {
            destroy()
            // Of what it lacks the first that has a field; else its project.
            const gap = gaps.find(({ cell }) => cell !== null)?.cell
            onJump(gap ?? `${key}:${context.template.performance.forms.project}`)
          }}
        />
      ),
      className: 'submit-dialog',
      okText: texts.submitDialog.ok,
      cancelText: texts.cancel,
      onOk: () => submit.mutate(),
    })
  }
  return (
    <>
      {may.revise ? (
        <Button
          type="primary"
          loading={step.isPending}
          onClick={() => step.mutate({ action: 'revise', done: texts.reviseDone })}
        >
          {texts.revise}
        </Button>
      ) : null}
      {may.withdraw ? (
        <Button
          loading={step.isPending}
          onClick={() =>
            modal.confirm({
              title: texts.withdrawDialog.title,
              content: texts.withdrawDialog.content,
              okText: texts.withdraw,
              cancelText: texts.cancel,
              onOk: () => step.mutate({ action: 'withdraw', done: texts.withdrawDialog.done }),
            })
          }
        >
          {texts.withdraw}
        </Button>
      ) : null}
      {may.return ? (
        <>
          <Button onClick={() => setReturning(true)}>{texts.giveBack}</Button>
          <ReturnDialog sectionId={id} unitName={unitName} open={returning} onClose={() => setReturning(false)} />
        </>
      ) : null}
      {may.approve ? (
        <Button
          type="primary"
          loading={step.isPending}
          onClick={() =>
            modal.confirm({
              title: texts.approveDialog.title(unitName),
              content: texts.approveDialog.content,
              okText: texts.approve,
              cancelText: texts.cancel,
              onOk: () => step.mutate({ action: 'approve', done: texts.approveDone }),
            })
          }
        >
          {texts.approve}
        </Button>
      ) : null}
      {may.submit ? (
        <Button type="primary" loading={submit.isPending || looking} onClick={() => void askSubmit()}>
          {texts.submit}
        </Button>
      ) : null}
    </>
  )
}

/** Where somebody begins to mend them: the first cell of this section that one of them looks at. */
const firstCellOf = (
  findings: readonly Pick<FindingText, 'leftCells' | 'rightCells'>[],
  unitCode: string,
): string | undefined =>
  findings.flatMap(({ leftCells, rightCells }) => [...leftCells, ...rightCells]).find(({ unit }) => unit === unitCode)
    ?.cell

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

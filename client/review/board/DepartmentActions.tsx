import type { Board } from '@hesuan/shared/api/board.ts'
import { DepartmentStepResult } from '@hesuan/shared/api/workflow.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { errorSentence } from '../../app/errorSentence.ts'
import { request } from '../../app/request.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { texts } from './texts.ts'

/** Where each step is sent to. */
const PATHS = {
  lock: '/api/department/lock',
  publish: '/api/department/publish',
  openRound: '/api/rounds',
} as const

/** What the head does with the budget as a whole: lock, publish, reopen it, open the next round. */
export function DepartmentActions({ board: { may, round, sections } }: { readonly board: Board }) {
  const [reopening, setReopening] = useState(false)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const message = useToasts()
  const { modal } = App.useApp()
  const step = useMutation({
    mutationFn: (action: keyof typeof PATHS) =>
      request(DepartmentStepResult, PATHS[action], {
        method: 'POST',
        body: action === 'openRound' ? { round: round.id } : { round: round.id, reason: null },
      }),
    onSuccess: (_, action) => {
      message.success(texts.department[action].done)
      // The new round is the present one.
      if (action === 'openRound') void navigate('/')
    },
    onError: (error) => message.error(errorSentence(error).sentence, 6),
    onSettled: () => queryClient.invalidateQueries(),
  })
  const reopen = useMutation({
    mutationFn: (reason: string) =>
      request(DepartmentStepResult, '/api/department/reopen', { method: 'POST', body: { round: round.id, reason } }),
    onSuccess: () => {
      message.success(texts.department.reopen.done)
      setReopening(false)
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
  const waiting = sections.filter(({ status }) => status !== 'approved').length
  const unexplained = sections.reduce((sum, section) => sum + section.openWarnings, 0)
  const ask = (action: keyof typeof PATHS, content: string) =>
    modal.confirm({
      title: texts.department[action].title(may.openRound ?? ''),
      content,
      okText: texts.department[action].ok(may.openRound ?? ''),
      cancelText: texts.cancel,
      onOk: () => step.mutate(action),
    })
  return (
    <>
      {may.openRound === null ? null : (
        <Button
          size="small"
          loading={step.isPending}
          onClick={() => ask('openRound', texts.department.openRound.content(waiting))}
        >
          {texts.department.openRound.ok(may.openRound)}
        </Button>
      )}
      {may.lock ? (
        <Button
          size="small"
          type="primary"
          disabled={waiting > 0}
          title={waiting > 0 ? texts.department.lock.waiting(waiting) : undefined}
          onClick={() => ask('lock', texts.department.lock.content(unexplained))}
        >
          {texts.department.lock.ok('')}
        </Button>
      ) : null}
      {may.publish ? (
        <Button size="small" type="primary" onClick={() => ask('publish', texts.department.publish.content)}>
          {texts.department.publish.ok('')}
        </Button>
      ) : null}
      {may.reopen ? (
        <Button size="small" onClick={() => setReopening(true)}>
          {texts.department.reopen.ok}
        </Button>
      ) : null}
      <ReasonDialog
        open={reopening}
        title={texts.department.reopen.title}
        label={texts.department.reopen.reason}
        hint={texts.department.reopen.hint}
        placeholder={texts.department.reopen.placeholder}
        missing={texts.department.reopen.missing}
        ok={texts.department.reopen.ok}
        isPending={reopen.isPending}
        refusal={reopen.error === null ? null : errorSentence(reopen.error).sentence}
        onSend={(reason) => reopen.mutate(reason)}
        onClose={() => setReopening(false)}
      />
    </>
  )
}

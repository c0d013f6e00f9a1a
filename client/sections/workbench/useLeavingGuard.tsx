import { App } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { useBlocker } from 'react-router'
import type { LinkStatus } from '../collab/connection.ts'
import type { OutgoingStatus } from '../collab/outgoingEdits.ts'
import { texts } from './texts.ts'

/** Asks before somebody leaves with edits that the server does not have. */
export function useLeavingGuard(
  sectionId: string,
  { link }: LinkStatus,
  { unsaved }: OutgoingStatus,
  isEditing: () => boolean,
): void {
  const { modal } = App.useApp()
  const editing = useEffectEvent(isEditing)
  const here = `/sections/${encodeURIComponent(sectionId)}`
  const blocker = useBlocker(
    ({ nextLocation }) =>
      unsaved.length > 0 &&
      link !== 'online' &&
      nextLocation.pathname !== here &&
      !nextLocation.pathname.startsWith(`${here}/`),
  )
  const ask = useEffectEvent((decide: { proceed: () => void; reset: () => void }) =>
    modal.confirm({
      title: texts.leaving.title,
      content: texts.leaving.content(unsaved.length),
      okText: texts.leaving.stay,
      cancelText: texts.leaving.leave,
      onOk: decide.reset,
      onCancel: decide.proceed,
    }),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined
    const { destroy } = ask(blocker)
    return destroy
  }, [blocker])

  const isUnsafe = useEffectEvent(() => unsaved.length > 0 || editing())
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsafe()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}

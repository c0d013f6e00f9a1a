import type { LateProposal } from '@hesuan/shared/api/lateEdits.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { timeText } from '../../ui/timeText.ts'
import { useToasts } from '../../ui/useToasts.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { applyLate } from './applyLate.ts'
import { LateTable } from './LateTable.tsx'
import { decideOnServer } from './lateEditsQuery.ts'
import { texts } from './texts.ts'
import { useLateActions } from './useLateActions.ts'
import { whenDurable } from './whenDurable.ts'

interface Props {
  readonly session: SectionSession
  readonly context: SheetContext
  readonly proposal: LateProposal
}

/** What somebody proposes of their late edits: decided by the reviewer, then written in by the unit. */
export function Proposal({ session, context, proposal }: Props) {
  const message = useToasts()
  const { act, busy } = useLateActions(session.detail.id)
  const [note, setNote] = useState('')
  const { id, author, sentence, at, status, decided, applied, edits, may } = proposal
  const decide = (decision: 'agreed' | 'declined' | 'applied') =>
    act({
      run: () =>
        decideOnServer(session.detail.id, { proposal: id, decision, note: note.trim() === '' ? null : note.trim() }),
      done: texts.done[decision],
    })
  const write = async () => {
    const written = applyLate(session.document, edits)
    if (written.length < edits.length) message.warning(texts.skipped(edits.length - written.length), 6)
    if (written.length === 0) return
    if (await whenDurable(session)) decide('applied')
    else message.warning(texts.notUploaded, 6)
  }
  return (
    <article className="late-proposal" data-status={status}>
      <p className="late-proposal-head">
        <b>{sentence}</b>
        <span className="late-status">{texts.status[status]}</span>
      </p>
      <p className="late-proposal-who">
        {texts.from(author.displayName, timeText(at))}
        {decided === null
          ? null
          : ` · ${status === 'declined' ? texts.status.declined : texts.done.agreed}：${texts.decided(decided.by, timeText(decided.at))}`}
        {decided?.note ? ` · “${decided.note}”` : null}
        {applied === null ? null : ` · ${texts.done.applied}：${texts.decided(applied.by, timeText(applied.at))}`}
      </p>
      <LateTable edits={edits} context={context} own={false} />
      {may.decide ? (
        <div className="late-actions">
          <Input
            className="late-sentence"
            value={note}
            maxLength={500}
            placeholder={texts.note}
            aria-label={texts.note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button loading={busy} onClick={() => decide('declined')}>
            {texts.decline}
          </Button>
          <Button type="primary" loading={busy} title={texts.agreeHint} onClick={() => decide('agreed')}>
            {texts.agree}
          </Button>
        </div>
      ) : null}
      {may.apply && session.writable ? (
        <div className="late-actions">
          <Button type="primary" loading={busy} onClick={() => void write()}>
            {texts.write}
          </Button>
        </div>
      ) : null}
    </article>
  )
}

import type { LateEdit } from '@hesuan/shared/api/lateEdits.ts'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useToasts } from '../../ui/useToasts.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { applyLate } from './applyLate.ts'
import { LateTable } from './LateTable.tsx'
import { discardOnServer, proposeOnServer } from './lateEditsQuery.ts'
import { lateText } from './lateText.ts'
import { texts } from './texts.ts'
import { useCopy } from './useCopy.ts'
import { useLateActions } from './useLateActions.ts'
import { whenDurable } from './whenDurable.ts'

interface Props {
  readonly session: SectionSession
  readonly context: SheetContext
  readonly edits: readonly LateEdit[]
}

/** A person's own late edits: to copy, to hand on, to write in where the section takes edits again, to discard. */
export function OwnLateEdits({ session, context, edits }: Props) {
  const message = useToasts()
  const { modal } = App.useApp()
  const copyLines = useCopy()
  const { act, busy } = useLateActions(session.detail.id)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [sentence, setSentence] = useState('')
  const chosen = edits.filter(({ id }) => !left.has(id))
  const ids = chosen.map(({ id }) => id)
  const sectionId = session.detail.id
  const none = chosen.length === 0

  const copy = () => {
    const lines = chosen.map((edit) => lateText(edit, context))
    const { place, before, mine, present } = texts.columns
    copyLines([
      [place, before, mine, present],
      ...lines.map((line) => [line.place, line.before, line.mine, line.present]),
    ])
  }
  const propose = () => {
    if (sentence.trim() === '') return message.warning(texts.sentenceMissing)
    act({ run: () => proposeOnServer(sectionId, { ids, sentence: sentence.trim() }), done: texts.proposed })
    return setSentence('')
  }
  const write = async () => {
    const written = applyLate(session.document, chosen)
    if (written.length < chosen.length) message.warning(texts.skipped(chosen.length - written.length), 6)
    if (written.length === 0) return
    // They leave the tray only when they are in the budget.
    if (!(await whenDurable(session))) return message.warning(texts.notUploaded, 6)
    act({ run: () => discardOnServer(sectionId, written), done: texts.written(written.length) })
  }
  const discard = () => {
    modal.confirm({
      title: texts.discardDialog.title(chosen.length),
      content: texts.discardDialog.content,
      okText: texts.discardDialog.ok,
      cancelText: texts.discardDialog.cancel,
      okButtonProps: { danger: true },
      onOk: () => act({ run: () => discardOnServer(sectionId, ids), done: '' }),
    })
  }
  return (
    <section className="late-own">
      <p className="late-intro">{texts.intro}</p>
      <LateTable
        edits={edits}
        context={context}
        own
        picked={new Set(ids)}
        onPick={(picked) => setLeft(new Set(edits.map(({ id }) => id).filter((id) => !picked.has(id))))}
      />
      <div className="late-actions">
        <Button disabled={none} onClick={copy}>
          {texts.copy}
        </Button>
        {session.writable ? (
          <Button disabled={none} loading={busy} onClick={() => void write()}>
            {texts.write}
          </Button>
        ) : null}
        <Button danger disabled={none} onClick={discard}>
          {texts.discard}
        </Button>
        <Input
          className="late-sentence"
          value={sentence}
          maxLength={500}
          placeholder={texts.sentence}
          aria-label={texts.sentence}
          onChange={(event) => setSentence(event.target.value)}
        />
        <Button type="primary" disabled={none} loading={busy} onClick={propose}>
          {texts.propose}
        </Button>
      </div>
    </section>
  )
}

import './workbench.css'
import type { CollabNotice } from '@hesuan/shared/api/collabMessages.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { stepMessage } from '../../app/stepMessage.ts'
import { useToasts } from '../../ui/useToasts.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import { type UnsentEdit, UnsentTray, unsentEdits } from '../collab/unsentEdits.ts'
import { useSectionSession } from '../collab/useSectionSession.ts'
import type { RefusedLate } from '../late/keepLate.ts'
import { StrandedEdits } from '../late/StrandedEdits.tsx'
import { useLateKeeper } from '../late/useLateKeeper.ts'
import { Observable } from '../observable.ts'
import type { EditPiece } from '../offline/editPiece.ts'
import { randomId } from '../sheet/randomId.ts'
import { changeText } from './changeText.ts'
import { OpenSection } from './OpenSection.tsx'
import type { Draft } from './openView.ts'
import { Preferences } from './preferences.ts'
import { sectionContext } from './sectionContext.ts'
import { texts } from './texts.ts'
import { WorkbenchFrame } from './WorkbenchFrame.tsx'

interface Props {
  readonly detail: SectionDetail
  /** As the address names it. */
  readonly sheetId: string | null
}

/** Edits that one session found on this machine and the server does not take. */
interface RefusedHere {
  readonly session: SectionSession
  readonly edits: RefusedLate
  readonly drop: (pieces: RefusedLate['pieces']) => Promise<void>
}

/** Opens a section for work, opens it again when it has to be, and keeps what did not reach the server. */
export function Workbench({ detail, sheetId }: Props) {
  const me = useSession()
  const message = useToasts()
  const [preferences] = useState(() => new Preferences(me.userId))
  const [unit] = useState(() => new Observable(preferences.amountUnit()))
  const [tray] = useState(() => new UnsentTray(window.localStorage, me.userId, detail.id))
  const [unsent, setUnsent] = useState<readonly UnsentEdit[]>(() => tray.edits())

  const keepTexts = ({ document }: SectionSession, pieces: readonly EditPiece[]) => {
    const context = sectionContext(document, detail.templateYear, unit)
    tray.keep(unsentEdits(pieces, (change) => changeText(change, context)))
    setUnsent(tray.edits())
  }
  const hear = (notice: CollabNotice) => {
    if (notice.code === 'concurrent-overwrite') {
      // Of many at once the last is told; the list of conflicts has them all.
      message.warning({ key: 'concurrent-overwrite', content: notice.message, duration: 6 })
    } else if (notice.code === 'storage-trouble') message.error(notice.message)
    else if (notice.code === 'section-frozen' || notice.code === 'section-open') {
      message.info({ key: stepMessage(detail.id), content: notice.message })
    } else message.warning(notice.message)
  }
  const keepDraft = useCallback(
    (draft: Draft, client?: number) => {
      // Under a name of its own: a half-written text must not replace another one for the same cell.
      tray.keep([{ cell: `draft.${client ?? randomId()}`, place: draft.place, text: draft.text }])
      setUnsent(tray.edits())
    },
    [tray],
  )
  const [refused, setRefused] = useState<RefusedHere | null>(null)
  const late = useLateKeeper(
    detail.id,
    me.userId,
    useCallback((session, edits, drop) => setRefused(edits === null ? null : { session, edits, drop }), []),
  )
  const { state, reopen } = useSectionSession(detail, {
    onNotice: hear,
    onClosed: ({ message: sentence }) => message.warning(sentence, 6),
    onUnsent: (session) => keepTexts(session, session.outgoing.pieces),
    onLate: late,
    onDrafts: (drafts) => {
      // What a page has kept when it went is newer than what it kept while it was typed.
      const known = new Set(tray.edits().map(({ cell }) => cell))
      for (const { client, ...draft } of drafts) if (!known.has(`draft.${client}`)) keepDraft(draft, client)
    },
  })

  if (state.kind === 'failed') {
    return (
      <div className="workbench-state" role="alert">
        <p>{texts.failed}</p>
        <p className="workbench-state-why">{state.message}</p>
        <Button onClick={reopen}>{texts.retry}</Button>
        <StrandedEdits sectionId={detail.id} />
      </div>
    )
  }
  if (state.kind === 'opening') return <WorkbenchFrame detail={detail} />
  return (
    <OpenSection
      key={state.session.document.doc.guid}
      detail={detail}
      session={state.session}
      sheetId={sheetId}
      preferences={preferences}
      unit={unit}
      unsent={unsent}
      onDropUnsent={() => {
        tray.drop()
        setUnsent([])
      }}
      onDraft={keepDraft}
      // Another session finds them anew.
      refused={
        refused === null || refused.session !== state.session
          ? null
          : {
              edits: refused.edits,
              retry: () => late(refused.session, refused.edits.pieces, refused.drop),
              drop: () => void refused.drop(refused.edits.pieces).then(() => setRefused(null), cannotDrop),
            }
      }
    />
  )
}

const cannotDrop = (error: unknown): void => console.error('Edits could not be taken from the local store', error)

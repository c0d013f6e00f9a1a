import type { SectionSession } from '../collab/sectionSession.ts'
import { useWatched } from '../useWatched.ts'
import { SavedBadge } from './SavedBadge.tsx'
import { useLeavingGuard } from './useLeavingGuard.tsx'

interface Props {
  readonly sectionId: string
  readonly session: SectionSession
  /** Whether a text is being typed right now. */
  readonly isEditing: () => boolean
}

/** How far what was typed has come, and the question to whoever leaves before it has come far enough. */
export function SavedState({ sectionId, session, isEditing }: Props) {
  const status = useWatched(session.connection.status)
  const outgoing = useWatched(session.outgoing.status)
  useLeavingGuard(sectionId, status, outgoing, isEditing)
  return (
    <SavedBadge
      status={status}
      outgoing={outgoing}
      writable={session.writable}
      isKept={session.isKept || status.hasSynced}
    />
  )
}

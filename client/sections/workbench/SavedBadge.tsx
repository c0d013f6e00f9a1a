import type { LinkStatus } from '../collab/connection.ts'
import type { OutgoingStatus } from '../collab/outgoingEdits.ts'
import { savedState, savedStateText } from '../collab/savedState.ts'
import { texts } from './texts.ts'

interface Props {
  readonly status: LinkStatus
  readonly outgoing: OutgoingStatus
  readonly writable: boolean
  /** Whether this machine keeps the section for work without a connection. */
  readonly isKept: boolean
}

/** Whether what was typed is safe: on the server's disk, on its way, or still only here; and whether here is safe. */
export function SavedBadge({ status, outgoing, writable, isKept }: Props) {
  const { unsaved, local } = outgoing
  const state = savedState(status.link, status.synced, writable, unsaved.length)
  return (
    <>
      <output className="saved-badge" data-state={state.kind} aria-live="polite">
        {savedStateText(state)}
      </output>
      {writable && (local === 'failed' || state.kind === 'offline') ? (
        <output className="local-badge" data-local={isKept || local === 'failed' ? local : 'none'} aria-live="polite">
          {isKept || local === 'failed' ? texts.local[local] : texts.local.none}
        </output>
      ) : null}
    </>
  )
}

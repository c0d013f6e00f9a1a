import type { LinkStatus } from '../collab/connection.ts'
import { savedState, savedStateText } from '../collab/savedState.ts'

/** Whether what was typed is safe: on the server's disk, on its way, or still only here. */
export function SavedBadge({ status, writable }: { readonly status: LinkStatus; readonly writable: boolean }) {
  const state = savedState(status.link, status.synced, writable, status.unsaved.length)
  return (
    <output className="saved-badge" data-state={state.kind} aria-live="polite">
      {savedStateText(state)}
    </output>
  )
}

import './late.css'
import '../../ui/page.css'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { askAnew } from '../../app/askAnew.ts'
import { useServerEvent } from '../../app/events.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { UnsentEdit } from '../collab/unsentEdits.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { Drafts } from './Drafts.tsx'
import type { RefusedLate } from './keepLate.ts'
import { lateEditsQuery } from './lateEditsQuery.ts'
import { OwnLateEdits } from './OwnLateEdits.tsx'
import { Proposal } from './Proposal.tsx'
import { RefusedEdits } from './RefusedEdits.tsx'
import { refusedLines } from './refusedLines.ts'
import { texts } from './texts.ts'

interface Props {
  readonly detail: SectionDetail
  readonly session: SectionSession
  readonly context: SheetContext
  /** Half-written texts that this machine keeps. */
  readonly drafts: readonly UnsentEdit[]
  readonly onDropDrafts: () => void
  readonly refused: RefusedHand | null
  /** Whether they are shown, and how to show or leave them. */
  readonly shown: boolean
  readonly onShown: (shown: boolean) => void
}

/** Edits that the server does not take, and what can be done about them. */
export interface RefusedHand {
  readonly edits: RefusedLate
  readonly retry: () => void
  readonly drop: () => void
}

/** Leads to the edits that came too late, and to what is proposed of them; nothing where there is none. */
export function LateEdits({ detail, session, context, drafts, onDropDrafts, refused, shown, onShown }: Props) {
  const queryClient = useQueryClient()
  const { queryKey } = lateEditsQuery(detail.id)
  const { data } = useQuery(lateEditsQuery(detail.id))
  useServerEvent('section:late', ({ sectionId }) => {
    if (sectionId === detail.id) void askAnew(queryClient, queryKey)
  })
  useServerEvent('section:status', ({ sectionId }) => {
    if (sectionId === detail.id) void askAnew(queryClient, queryKey)
  })
  const { mine, proposals } = data ?? { mine: [], proposals: [] }
  const own = new Set(mine.map(({ id }) => id))
  const pending = proposals.filter(
    ({ status, edits }) =>
      // A declined one, until its author has done something with what it was about.
      status === 'open' || status === 'agreed' || (status === 'declined' && edits.some(({ id }) => own.has(id))),
  )
  const late = mine.length + drafts.length + (refused?.edits.claims.length ?? 0)
  if (late + pending.length === 0) return null
  return (
    <>
      {late > 0 ? (
        <button type="button" className="unsent-button" onClick={() => onShown(true)}>
          {texts.button(late)}
        </button>
      ) : null}
      {pending.length > 0 ? (
        <button type="button" className="proposals-button" onClick={() => onShown(true)}>
          {texts.proposalsButton(pending.length)}
        </button>
      ) : null}
      <Modal
        open={shown}
        width={960}
        title={late > 0 ? texts.title : texts.proposalsTitle}
        onCancel={() => onShown(false)}
        footer={null}
      >
        {refused === null ? null : (
          <RefusedEdits
            lines={refusedLines(refused.edits, context)}
            sentence={`${texts.refused(refused.edits.claims.length, refused.edits.reason)}。`}
            name={detail.unitName}
            onRetry={refused.retry}
            onDrop={refused.drop}
          />
        )}
        {mine.length > 0 ? <OwnLateEdits session={session} context={context} edits={mine} /> : null}
        {drafts.length > 0 ? <Drafts drafts={drafts} onDrop={onDropDrafts} /> : null}
        {proposals.length > 0 ? (
          <section className="late-proposals" aria-label={texts.proposalsTitle}>
            {late > 0 ? <h3>{texts.proposalsTitle}</h3> : null}
            {proposals.map((proposal) => (
              <Proposal key={proposal.id} session={session} context={context} proposal={proposal} />
            ))}
          </section>
        ) : null}
      </Modal>
    </>
  )
}

import './comments.css'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useEffect, useState } from 'react'
import type { SheetContext } from '../sheet/sheetContext.ts'
import type { OpenView } from '../workbench/openView.ts'
import { MentionBox } from './MentionBox.tsx'
import { ThreadView } from './ThreadView.tsx'
import { texts } from './texts.ts'
import type { CommentDesk } from './useComments.ts'

interface Props {
  readonly desk: CommentDesk
  readonly open: OpenView | null
  readonly context: SheetContext
  /** The cell that somebody has just asked to comment; null where none. */
  readonly commenting: string | null
  readonly onCommented: () => void
  readonly cellName: (cell: string) => string
  readonly onJump: (cell: string) => void
}

/** What is said about the cells of a section, and where more is said. */
export function CommentsPanel({ desk, open, context, commenting, onCommented, cellName, onJump }: Props) {
  const [withResolved, setWithResolved] = useState(false)
  const active = useActiveCell(open)
  const here = desk.threads.find(({ cell, resolved }) => !resolved && cell === commenting)
  const shown = desk.threads.filter(({ resolved, cell }) => withResolved || !resolved || cell === active)
  const leave = () => {
    onCommented()
    open?.controller.focus()
  }
  const isDeleted = (cell: string) => {
    const row = parseCellKey(cell)?.row
    return row !== undefined && context.isDeleted(row)
  }
  return (
    <section className="comments-panel" aria-label={texts.list}>
      {commenting !== null && here === undefined && desk.mayComment ? (
        <div className="comment-new">
          <p className="comment-place">{texts.at(cellName(commenting))}</p>
          <MentionBox
            key={commenting}
            label={texts.at(cellName(commenting))}
            placeholder={texts.placeholder}
            initial={desk.drafts.get(commenting) ?? ''}
            people={desk.people}
            sendLabel={texts.send}
            autoFocus
            onText={(text) => desk.drafts.set(commenting, text)}
            onSend={async (said) => {
              const sent = await desk.send({ kind: 'say', cell: commenting, said })
              if (sent) leave()
              return sent
            }}
            onCancel={leave}
          />
        </div>
      ) : null}
      <p className="panel-tools">
        <label>
          <input type="checkbox" checked={withResolved} onChange={(event) => setWithResolved(event.target.checked)} />{' '}
          {texts.withResolved}
        </label>
      </p>
      {desk.error !== null ? (
        <p className="panel-warning">
          {texts.failed}{' '}
          <button type="button" onClick={desk.retry}>
            {texts.retry}
          </button>
        </p>
      ) : null}
      {shown.length === 0 && desk.error === null ? (
        <p className="panel-empty">
          {desk.threads.length > 0 ? texts.noneOpen : desk.mayComment ? texts.none : texts.noneReadOnly}
        </p>
      ) : null}
      <ul>
        {shown.map((thread) => (
          <ThreadView
            key={thread.id}
            thread={thread}
            desk={desk}
            place={cellName(thread.cell)}
            rowDeleted={isDeleted(thread.cell)}
            isHere={thread.cell === active}
            wanted={thread === here}
            onJump={() => onJump(thread.cell)}
            onLeave={leave}
          />
        ))}
      </ul>
    </section>
  )
}

function useActiveCell(open: OpenView | null): string | null {
  const [cell, setCell] = useState<string | null>(null)
  useEffect(() => {
    if (open === null) return undefined
    const look = () => setCell(open.activeKey())
    look()
    return open.controller.subscribe(look)
  }, [open])
  return cell
}

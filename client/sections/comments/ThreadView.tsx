import type { Comment, CommentThread } from '@hesuan/shared/api/comments.ts'
import { useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { timeText } from '../../ui/timeText.ts'
import { colourOf } from '../collab/presence.ts'
import { MentionBox } from './MentionBox.tsx'
import { textPieces } from './mentions.ts'
import { texts } from './texts.ts'
import type { CommentDesk } from './useComments.ts'

interface Props {
  readonly thread: CommentThread
  readonly desk: CommentDesk
  /** What people call the cell. */
  readonly place: string
  readonly rowDeleted: boolean
  /** It is about the active cell. */
  readonly isHere: boolean
  /** Its reply is what somebody has just asked to write. */
  readonly wanted: boolean
  readonly onJump: () => void
  readonly onLeave: () => void
}

/** What is said about one cell. */
export function ThreadView({ thread, desk, place, rowDeleted, isHere, wanted, onJump, onLeave }: Props) {
  const { id, comments, steps, resolved } = thread
  return (
    <li className="comment-thread" data-thread={thread.cell} data-here={isHere || undefined}>
      <p className="comment-place">
        {rowDeleted ? (
          <span>
            <em>{texts.rowDeleted}</em> {place}
          </span>
        ) : (
          <button type="button" onClick={onJump}>
            {place}
          </button>
        )}
      </p>
      <ol>
        {comments.map((comment) => (
          <CommentView key={comment.id} comment={comment} thread={id} desk={desk} closed={resolved} />
        ))}
      </ol>
      {steps.map(({ kind, by, at }) => (
        <p key={at + kind} className="comment-step">
          {by.displayName} {texts.step[kind]} · {timeText(at, 'minute')}
        </p>
      ))}
      {desk.mayComment && !resolved ? (
        <MentionBox
          key={wanted ? 'wanted' : 'waiting'}
          label={`${texts.replyPlaceholder}：${place}`}
          placeholder={texts.replyPlaceholder}
          initial={desk.drafts.get(id) ?? ''}
          people={desk.people}
          sendLabel={texts.send}
          autoFocus={wanted}
          onText={(text) => desk.drafts.set(id, text)}
          onSend={(said) => desk.send({ kind: 'reply', thread: id, said })}
          onCancel={wanted ? onLeave : null}
        />
      ) : null}
      {desk.mayComment ? (
        <button
          type="button"
          className="comment-settle"
          onClick={() => void desk.send({ kind: resolved ? 'reopen' : 'resolve', thread: id })}
        >
          {resolved ? texts.reopen : texts.resolve}
        </button>
      ) : null}
    </li>
  )
}

interface CommentViewProps {
  readonly comment: Comment
  readonly thread: string
  readonly desk: CommentDesk
  readonly closed: boolean
}

function CommentView({ comment, thread, desk, closed }: CommentViewProps) {
  const me = useSession()
  const [editing, setEditing] = useState(false)
  const { author, at, text, earlier, editedAt, mentions } = comment
  return (
    <li>
      <p className="comment-who">
        <i style={{ background: colourOf(author.userId) }} />
        <b>{author.displayName}</b>
        <time dateTime={at}>{timeText(at, 'minute')}</time>
        {desk.mayComment && !closed && !editing && author.userId === me.userId ? (
          <button type="button" onClick={() => setEditing(true)}>
            {texts.edit}
          </button>
        ) : null}
      </p>
      {editing ? (
        <MentionBox
          label={texts.edit}
          placeholder={texts.placeholder}
          initial={text}
          people={desk.people}
          sendLabel={texts.save}
          autoFocus
          onText={() => undefined}
          onSend={async (said) => {
            const sent = await desk.send({ kind: 'edit', thread, comment: comment.id, said })
            if (sent) setEditing(false)
            return sent
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className="comment-text">
          {textPieces(text, mentions).map((piece, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
            piece.names === null ? piece.text : <b key={index}>{piece.text}</b>,
          )}
        </p>
      )}
      {editedAt === null ? null : (
        <details className="comment-earlier">
          <summary>{texts.edited(timeText(editedAt, 'minute'))}</summary>
          {earlier.map((version) => (
            <p key={version.at}>
              <time dateTime={version.at}>{timeText(version.at, 'minute')}</time> {version.text}
            </p>
          ))}
        </details>
      )}
    </li>
  )
}

import type { Comment, CommentThread } from '@hesuan/shared/api/comments.ts'
import type { CommentEvent, Thread } from '../storage/comments.ts'

/** A thread as it reads now, with everything that it ever said. */
export function threadView(
  { id, row, column, open, events }: Thread,
  place: { readonly rowLabel: string; readonly rowDeleted: boolean },
): CommentThread {
  return {
    id,
    cell: `${row}:${column}`,
    ...place,
    resolved: !open,
    comments: events.flatMap((event) => (event.kind === 'said' ? commentView(event, events) : [])),
    steps: events.flatMap(({ kind, by, at }) =>
      kind === 'resolved' || kind === 'reopened' ? { kind, by: { ...by }, at } : [],
    ),
  }
}

function commentView(said: CommentEvent, events: readonly CommentEvent[]): Comment {
  const versions = [said, ...events.filter(({ of }) => of === said.id)]
  const last = versions.at(-1) ?? said
  return {
    id: said.id,
    author: { ...said.by },
    at: said.at,
    text: last.text ?? '',
    earlier: versions.slice(0, -1).map(({ text, at }) => ({ text: text ?? '', at })),
    editedAt: last === said ? null : last.at,
    mentions: [...last.mentions],
  }
}

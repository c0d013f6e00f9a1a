import { LARGEST_EDIT } from '@hesuan/shared/api/collabMessages.ts'

/** What a write takes beside its text and its key, at most: Yjs ids of it and of what it replaces, lengths, kinds. */
const BESIDE = 40
const MEBIBYTE = 1024 * 1024
const encoder = new TextEncoder()

interface PlannedWrite {
  readonly row: string
  readonly column: string
  readonly value: string
}

/** How many bytes these writes take as one edit, at most. */
export const editBytes = (writes: Iterable<PlannedWrite>): number => {
  let bytes = 0
  for (const { row, column, value } of writes) bytes += encoder.encode(`${row}:${column}${value}`).length + BESIDE
  return bytes
}

/** Why these writes can't be one edit, in one sentence; null where the server takes them. */
export const tooMuchForOneEdit = (writes: Iterable<PlannedWrite>): string | null => {
  const bytes = editBytes(writes)
  return bytes <= LARGEST_EDIT ? null : `内容约 ${Math.ceil(bytes / MEBIBYTE)} MB，一次最多 4 MB，没有写入；请分几次`
}

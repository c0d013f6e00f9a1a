import { type CollabNotice, NOTICE_CODES } from '@hesuan/shared/api/collabMessages.ts'
import { z } from 'zod'

const Notice = z.object({
  code: z.enum(NOTICE_CODES),
  message: z.string(),
  cell: z.string().optional(),
})

/** Reads the JSON of a notice; null where a newer server says something that this page does not know. */
export function parseNotice(json: string): CollabNotice | null {
  const parsed = Notice.safeParse(JSON.parse(json))
  if (!parsed.success) {
    console.error('A notice of the server does not have the agreed form', parsed.error)
    return null
  }
  const { code, message, cell } = parsed.data
  return cell === undefined ? { code, message } : { code, message, cell }
}

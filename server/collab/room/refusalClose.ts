import { CLOSE } from '@hesuan/shared/api/collabMessages.ts'
import type { RefusalCode } from '../append/processFrames.ts'

/** How a connection ends whose update was refused. The reason is for the tools of developers; our page has its own. */
export const REFUSAL_CLOSE: Readonly<Record<RefusalCode, { readonly code: number; readonly reason: string }>> = {
  'malformed-update': { code: CLOSE.malformedUpdate, reason: 'malformed update' },
  'unknown-place': { code: CLOSE.malformedUpdate, reason: 'a place that cannot be written' },
  'foreign-delete': { code: CLOSE.malformedUpdate, reason: 'a deletion that replaces nothing' },
  'foreign-author': { code: CLOSE.foreignAuthor, reason: 'writes of another author' },
  'too-large': { code: CLOSE.tooLarge, reason: 'too large' },
  'section-frozen': { code: CLOSE.sectionFrozen, reason: 'the section is frozen' },
  forbidden: { code: CLOSE.forbidden, reason: 'no right to write' },
}

import type { WaiverState } from '@hesuan/shared/checks/waiver.ts'
import type { Tone } from '../ui/Tag.tsx'

/** The colour of where an explanation stands: what still wants words is warned of. */
export const STATE_TONE = {
  unexplained: 'warning',
  lapsed: 'warning',
  pending: 'info',
  agreed: 'success',
  declined: 'error',
} as const satisfies Record<WaiverState, Tone>

import type { RuleSetting } from '@hesuan/shared/checks/ruleSettings.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import type { LiveAnswer } from './liveAnswer.ts'

/** Which section the worker computes, and what it has to know of the department around it. */
export interface LiveSection {
  readonly templateYear: number
  readonly unitCode: string
  readonly kind: SectionSnapshot['kind']
  readonly precision: SectionSnapshot['precision']
  readonly around: LiveAround
}

/** What is known of the department around the section, and what it has set its rules to. */
export interface LiveAround {
  readonly input: DepartmentInput
  readonly settings: readonly RuleSetting[]
}

/**
 * To the worker: the section, then the updates of its document, those of a moment together. It answers with a
 * `LiveAnswer` after every burst, and at once where somebody waits for what follows from all of the updates so far. What
 * is around the section is null where it can't be had: then the section stands alone.
 */
export type LiveRequest =
  | { readonly kind: 'open'; readonly section: LiveSection; readonly state: Uint8Array }
  | { readonly kind: 'updates'; readonly updates: readonly Uint8Array[] }
  | { readonly kind: 'around'; readonly around: LiveAround | null }
  | { readonly kind: 'now'; readonly ticket: number }

/** From the worker. */
export interface LiveReply {
  readonly answer: LiveAnswer
  /** It knows what is around the section, if only that nothing can be had. */
  readonly complete: boolean
  /** Of whoever waited for it; null where nobody did. */
  readonly ticket: number | null
}

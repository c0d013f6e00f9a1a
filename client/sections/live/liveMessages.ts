import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'

/** Which section the worker computes, and what it has to know of the department around it. */
export interface LiveSection {
  readonly templateYear: number
  readonly unitCode: string
  readonly kind: SectionSnapshot['kind']
  readonly precision: SectionSnapshot['precision']
  readonly around: DepartmentInput
}

/** To the worker: the section, then every update of its document. It answers with a `LiveAnswer` after every burst. */
export type LiveRequest =
  | { readonly kind: 'open'; readonly section: LiveSection; readonly state: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'around'; readonly around: DepartmentInput }

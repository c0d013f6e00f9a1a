import type { SectionStatus } from '@hesuan/shared/workflow/transitions.ts'

/** What the rest of the server tells the people who have a page open. */
export interface Notifications {
  sectionMoved(event: {
    readonly sectionId: string
    readonly status: SectionStatus
    /** Display name. */
    readonly by: string
    readonly at: string
    /** Only for those who may read the section. */
    readonly reason: string | null
  }): void
  /** The budget as a whole took a step. */
  departmentMoved(event: { readonly at: string }): void
  /** Another round or year was opened, or a unit added: to its readers a step as well, of sections that they knew nothing of. */
  sectionsOpened(event: { readonly at: string }): void
  ceilingsChanged(event: { readonly at: string }): void
  consolidationChanged(event: { readonly sectionId: string; readonly at: string }): void
  /** Something was said about a cell of a section, edited, resolved or opened again. */
  commentsChanged(event: { readonly sectionId: string }): void
  /** Warnings of a section were explained, or an explanation was decided. */
  explanationsChanged(event: { readonly sectionId: string }): void
  /** Something was proposed, or decided, of late edits in a section. */
  lateEditsChanged(event: { readonly sectionId: string }): void
}

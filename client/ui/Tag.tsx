import './tag.css'
import type { SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import type { ReactNode } from 'react'
import { SECTION_STATUS_TEXT } from './statusText.ts'

export type Tone = 'plain' | 'info' | 'success' | 'warning' | 'error'

/** A small coloured word. Colour never says anything that the word does not. */
export function Tag({ tone, children, title }: { tone: Tone; children: ReactNode; title?: string }) {
  return (
    <span className="tag" data-tone={tone} title={title}>
      {children}
    </span>
  )
}

const STATUS_TONE = {
  draft: 'info',
  submitted: 'warning',
  returned: 'error',
  approved: 'success',
} as const satisfies Record<SectionStatus, Tone>

/** The state of a section. */
export function StatusTag({ status }: { status: SectionStatus }) {
  return <Tag tone={STATUS_TONE[status]}>{SECTION_STATUS_TEXT[status]}</Tag>
}

import '../conflicts/conflicts.css'
import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import { useLayoutEffect, useRef } from 'react'
import { RivalList } from '../conflicts/RivalList.tsx'
import { texts } from '../conflicts/texts.ts'
import type { OpenFields } from './openFields.ts'

interface Props {
  readonly open: OpenFields
  readonly conflicts: readonly SectionConflict[]
  /** Whether somebody is in the field: then the values are shown at it. */
  readonly active: boolean
}

/** At the field that somebody is in: the values that stand there, whose each is, and what settles them. */
export function FieldConflicts({ open, conflicts, active }: Props) {
  return active && conflicts.length > 0 ? <Card open={open} conflicts={conflicts} /> : null
}

function Card({ open, conflicts }: Omit<Props, 'active'>) {
  const card = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other values it may have another size
  useLayoutEffect(() => {
    if (card.current !== null) keepInSight(card.current)
  }, [conflicts])
  return (
    <div ref={card} className="field-conflicts">
      {conflicts.map((conflict, at) => (
        <section key={conflict.id} className="conflict-card" aria-label={texts.list}>
          <p className="conflict-title">
            {conflicts.length > 1 ? `${columnTitle(open, conflict)}：` : ''}
            {texts.fieldTitle(conflict.rivals.length)}
          </p>
          <RivalList
            conflict={conflict}
            context={open.context}
            held={open.held(conflict.cell)}
            withKeys={at === 0}
            onAdopt={open.writable ? (value) => open.settle(conflict.cell, value) : null}
          />
          <p className="conflict-hint">{open.writable ? texts.cardHint : texts.readOnlyHint}</p>
        </section>
      ))}
    </div>
  )
}

/** To the left where it would reach beyond the right edge of the form, and scrolled into sight. */
function keepInSight(card: HTMLElement): void {
  card.style.left = '0'
  const scroller = card.closest('.form-scroller')
  if (scroller === null) return
  const beyond = card.getBoundingClientRect().right - (scroller.getBoundingClientRect().left + scroller.clientWidth) + 8
  if (beyond > 0) card.style.left = `${-beyond}px`
  card.scrollIntoView({ block: 'nearest' })
}

function columnTitle({ context: { template } }: OpenFields, { cell }: SectionConflict): string {
  const place = parseCellKey(cell)
  return place === null ? '' : (columnOf(sheetOf(template, place.sheet), place.column)?.title ?? '')
}

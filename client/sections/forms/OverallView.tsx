import './forms.css'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Watched } from '../observable.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useWatched } from '../useWatched.ts'
import { BudgetCompared } from './BudgetCompared.tsx'
import { FormGaps } from './FormGaps.tsx'
import { FormHeader } from './FormHeader.tsx'
import { IndicatorEditor } from './IndicatorEditor.tsx'
import type { OpenOverall } from './openOverall.ts'
import { TaskEditor } from './TaskEditor.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenOverall
  readonly context: SheetContext
  readonly unit: Watched<AmountUnit>
  /** What stands above it on paper. */
  readonly printTitle: ReactNode
  readonly onJump: (cell: string) => void
}

/** The overall performance form of the department: amounts beside their source, tasks, goals, indicators. */
export function OverallView({ open, context, unit, printTitle, onJump }: Props) {
  const model = useWatched(open.model)
  const shownUnit = useWatched(unit)
  const page = useRef<HTMLElement>(null)
  const { plan, controller } = open
  const { template } = context
  useEffect(() => {
    // There is no list of forms here: the keyboard goes to the first field.
    controller.focusList = () => page.current?.querySelector<HTMLElement>('[data-cell]')?.focus()
  }, [controller])
  return (
    <div className={open.writable ? 'form-scroller' : 'form-scroller forms-read-only'}>
      <article ref={page} className="form-page" aria-label={texts.overall}>
        {printTitle}
        <h2>{texts.overall}</h2>
        <BudgetCompared plan={plan} kinds={model.kinds} unit={shownUnit} />
        <FormGaps gaps={model.gaps} onJump={onJump} />
        <TaskEditor open={open} model={model} sheet={sheetOf(template, plan.tasks.sheet)} unit={shownUnit} />
        {model.goals.map((row) => (
          <FormHeader key={row} open={open} form={row} columns={sheetOf(template, plan.goals.sheet).columns} />
        ))}
        {model.terms.map((rows) => (
          <IndicatorEditor
            key={rows.term}
            open={open}
            form={null}
            rows={rows}
            title={texts.indicators(texts.year)}
            sheet={sheetOf(template, plan.indicators.sheet)}
          />
        ))}
      </article>
    </div>
  )
}

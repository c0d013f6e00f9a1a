import type { SheetId } from '@hesuan/shared/template/ids.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { memo, useDeferredValue, useMemo } from 'react'
import { formTabOf } from '../forms/formTab.ts'
import type { LiveSummary } from '../live/liveAnswer.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import { Observable } from '../observable.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useWatched } from '../useWatched.ts'
import { texts } from './texts.ts'

interface Props {
  readonly sheets: readonly Sheet[]
  readonly context: SheetContext
  /** The sheet that is open. */
  readonly active: string
  readonly live: LiveComputation | null
  readonly onChange: (sheet: string) => void
}

const NOTHING_YET = new Observable<LiveSummary | null>(null)

/** The sheets of the section; a mark where checks have found something. */
export const SheetTabs = memo(function SheetTabs({ sheets, context: { template }, active, live, onChange }: Props) {
  const figures = useDeferredValue(useWatched(live?.figures ?? NOTHING_YET))
  const tabOf = useMemo(() => tabsBySheet(template), [template])
  const found = useMemo(() => severityByTab(figures?.findings ?? [], tabOf), [figures, tabOf])
  const tabs = sheets
    .filter(({ id }) => tabOf.get(id) === id)
    .map(({ id, title }) => ({ id, title: formTabOf(id, template)?.title ?? title }))
  return (
    <div role="tablist" aria-label={texts.sheets} className="sheet-tabs">
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === tabOf.get(active)}
          data-found={found.get(id)}
          onClick={() => onChange(id)}
        >
          {title}
          {found.has(id) ? <i aria-label={found.get(id) === 'error' ? '有错误' : '有警告'} role="img" /> : null}
        </button>
      ))}
    </div>
  )
})

/** Sheets that are shown together stand under one tab. */
const tabsBySheet = (template: Template): ReadonlyMap<string, SheetId> =>
  new Map(template.sheets.map(({ id }) => [id, formTabOf(id, template)?.sheets[0] ?? id]))

/** The gravest finding under each tab. */
function severityByTab(
  findings: LiveSummary['findings'],
  tabOf: ReadonlyMap<string, SheetId>,
): ReadonlyMap<string, 'error' | 'warning'> {
  const found = new Map<string, 'error' | 'warning'>()
  for (const { verdict, severity, sheets } of findings) {
    if (verdict !== 'different' || severity === 'hint') continue
    for (const sheet of sheets) {
      const tab = tabOf.get(sheet)
      if (tab !== undefined && found.get(tab) !== 'error') found.set(tab, severity)
    }
  }
  return found
}

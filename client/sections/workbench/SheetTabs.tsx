import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import type { LiveSummary } from '../live/liveAnswer.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import { Observable } from '../observable.ts'
import { useWatched } from '../useWatched.ts'
import { texts } from './texts.ts'

interface Props {
  readonly sheets: readonly { readonly id: SheetId; readonly title: string }[]
  /** Under which tab the cells of a sheet stand. */
  readonly tabOf: (sheet: string) => string
  readonly active: string
  readonly live: LiveComputation | null
  readonly onChange: (sheet: string) => void
}

const NOTHING_YET = new Observable<LiveSummary | null>(null)

/** The sheets of the section; a mark where checks have found something. */
export function SheetTabs({ sheets, tabOf, active, live, onChange }: Props) {
  const figures = useWatched(live?.figures ?? NOTHING_YET)
  const found = figures === null ? new Map<string, 'error' | 'warning'>() : severityByTab(figures, tabOf)
  return (
    <div role="tablist" aria-label={texts.sheets} className="sheet-tabs">
      {sheets.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === active}
          data-found={found.get(id)}
          onClick={() => onChange(id)}
        >
          {title}
          {found.has(id) ? <i aria-label={found.get(id) === 'error' ? '有错误' : '有警告'} role="img" /> : null}
        </button>
      ))}
    </div>
  )
}

/** The gravest finding under each tab. */
function severityByTab({ findings }: LiveSummary, tabOf: Props['tabOf']): Map<string, 'error' | 'warning'> {
  const found = new Map<string, 'error' | 'warning'>()
  for (const { verdict, severity, leftCells, rightCells } of findings) {
    if (verdict !== 'different' || severity === 'hint') continue
    for (const { cell } of [...leftCells, ...rightCells]) {
      const sheet = parseCellKey(cell)?.sheet
      if (sheet !== undefined && found.get(tabOf(sheet)) !== 'error') found.set(tabOf(sheet), severity)
    }
  }
  return found
}

import '../../ui/button.css'
import '../../ui/page.css'
import './sheet.css'
import './form.css'
import './tables.css'
import type { ConsolidationView, TableViewText } from '@hesuan/shared/api/consolidation.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useRound, withRound } from '../../app/round.ts'
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts'
import { BasisSwitch } from '../BasisSwitch.tsx'
import { basisOf, withSearch } from '../basis.ts'
import { boardQuery } from '../board/boardQuery.ts'
import { useConsolidation } from '../consolidationQuery.ts'
import { type FigurePlace, FiguresContext } from './Figure.tsx'
import { changedFigures } from './figureLabel.ts'
import { OverallForm } from './OverallForm.tsx'
import { PerformanceForm } from './PerformanceForm.tsx'
import { SourceLine } from './SourceLine.tsx'
import { formName } from './sheetTexts.ts'
import { TableList } from './TableList.tsx'
import { sheetWidth, TableSheet } from './TableSheet.tsx'
import { TracePanel } from './TracePanel.tsx'
import { texts } from './texts.ts'

const OVERALL = 'T11'
const FORMS = 'T12'
/** The widest table, in pixels of the screen, whose text can still be read on A4 across; wider ones go on A3. */
const A4_WIDTH = 1250
const FORM_WIDTH = { '--sheet-width': '1060px' }

/** The department's twelve tables as they are published, on the drafts of this moment or on what was submitted. */
export function TablesPage() {
  const { tableId = 'T01' } = useParams()
  const [search, setSearch] = useSearchParams()
  const basis = basisOf(search)
  const round = useRound()
  const consolidation = useConsolidation(basis)
  const view = viewOf(consolidation.tables, tableId, search.get('form'))
  useDocumentTitle(view === null ? texts.title : view.id === FORMS ? formName(view) : view.title)
  return (
    <div className="tables">
      <TableList tables={consolidation.tables} currentId={tableId} current={view} search={search} />
      <section className="tables-main" aria-label={view?.title ?? texts.title}>
        <header className="tables-bar">
          <BasisSwitch
            basis={basis}
            onChange={(next) => setSearch((now) => withSearch(now, { basis: next === 'live' ? null : next }))}
          />
          <SourceLine consolidation={consolidation} />
          <span className="tables-end">
            <Link
              className="button"
              to={{
                pathname: '/charts',
                search: withSearch(search, { form: null, row: null, column: null }).toString(),
              }}
            >
              {texts.charts}
            </Link>
            <Link className="button" to={withRound('/compare', round)}>
              {texts.compare}
            </Link>
            <button type="button" className="button" onClick={() => window.print()}>
              {texts.print}
            </button>
          </span>
        </header>
        {view === null ? (
          <p className="nothing">{tableId === FORMS ? texts.form.none : texts.noTable}</p>
        ) : (
          <TableInSight key={`${view.id}|${view.copy}`} view={view} consolidation={consolidation} />
        )}
      </section>
    </div>
  )
}

/** The table that the address names; of a repeated table the copy that it names, else the first. */
function viewOf(tables: readonly TableViewText[], tableId: string, form: string | null): TableViewText | null {
  const views = tables.filter(({ id }) => id === tableId)
  return views.find(({ copy }) => copy === form) ?? views[0] ?? null
}

/** One table with its title and its figures; keyed by table, so that another table begins at its top. */
function TableInSight({ view, consolidation }: { view: TableViewText; consolidation: ConsolidationView }) {
  const round = useRound()
  const { data: board } = useSuspenseQuery(boardQuery(round))
  const [search, setSearch] = useSearchParams()
  const row = search.get('row')
  const column = search.get('column')
  const traced = useMemo<FigurePlace | null>(
    () => (row === null || column === null ? null : { row, column }),
    [row, column],
  )
  // The setter changes with every address; the figures must not render again because of that.
  const trace = useCallback(
    (place: FigurePlace) => setSearch((now) => withSearch(now, { row: place.row, column: place.column })),
    [setSearch],
  )
  const changed = useChangedFigures(view, consolidation.basis)
  const figures = useMemo(() => ({ trace, traced, changed }), [trace, traced, changed])
  // The panel takes room from the table: the figure that was asked for must stay in sight.
  const scroll = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (traced === null) return
    scroll.current?.querySelector('[aria-expanded="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [traced])
  const isForm = view.id === FORMS || view.id === OVERALL
  const isBlank = consolidation.basis === 'submitted' && !consolidation.sources.some(({ included }) => included)
  return (
    <FiguresContext.Provider value={figures}>
      <div className="tables-sight">
        <div className="tables-scroll" ref={scroll}>
          <article
            className="paper"
            data-wide={(!isForm && sheetWidth(view.columns) > A4_WIDTH) || undefined}
            style={isForm ? FORM_WIDTH : { '--sheet-width': `${sheetWidth(view.columns)}px` }}
          >
            <h1>{view.title}</h1>
            <div className="paper-meta">
              <span>{texts.department(board.department.name)}</span>
              <span className="paper-made">
                {board.year}年 · {board.round.name} · {texts.made[consolidation.basis]}
              </span>
              <span>{texts.unit[view.unit]}</span>
            </div>
            {isBlank && <p className="paper-blank">{texts.nothingSubmitted}</p>}
            <Sheet view={view} />
            {view.emptyNote !== null && <p className="paper-note">{view.emptyNote}</p>}
          </article>
        </div>
        {traced !== null && (
          <TracePanel
            basis={consolidation.basis}
            at={consolidation.at}
            view={view}
            place={traced}
            onClose={() => setSearch((now) => withSearch(now, { row: null, column: null }))}
          />
        )}
      </div>
    </FiguresContext.Provider>
  )
}

function Sheet({ view }: { view: TableViewText }) {
  if (view.id === FORMS) return <PerformanceForm view={view} />
  if (view.id === OVERALL) return <OverallForm view={view} />
  return <TableSheet view={view} />
}

/** The figures that are not what they were before the last update of the same table on the same basis. */
function useChangedFigures(view: TableViewText, basis: string): ReadonlySet<string> {
  const [seen, setSeen] = useState({ view, basis, changed: new Set<string>() as ReadonlySet<string> })
  if (seen.view === view && seen.basis === basis) return seen.changed
  const changed = seen.basis === basis ? changedFigures(seen.view, view) : new Set<string>()
  setSeen({ view, basis, changed })
  return changed
}

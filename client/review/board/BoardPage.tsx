import '../../ui/button.css'
import '../../ui/page.css'
import './board.css'
import type { Board } from '@hesuan/shared/api/board.ts'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { placesOf } from '../../app/places.ts'
import { useRound, withRound } from '../../app/round.ts'
import { useSession } from '../../app/session.tsx'
import { useSettledEdits } from '../../app/useSettledEdits.ts'
import { DEPARTMENT_STATUS_TEXT } from '../../ui/statusText.ts'
import { Tag } from '../../ui/Tag.tsx'
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts'
import { wanText } from '../../ui/wanText.ts'
import { BoardTimeline } from './BoardTimeline.tsx'
import { BOARDS, boardQuery } from './boardQuery.ts'
import { DepartmentActions } from './DepartmentActions.tsx'
import { SectionRow } from './SectionRow.tsx'
import { orderSections } from './sectionOrder.ts'
import { texts } from './texts.ts'
import { TOTALLED, unitTotals } from './unitTotals.ts'
import { YearSumsPanel } from './YearSumsPanel.tsx'

/** Where the department stands: every section with its state, amounts, findings and people, live. */
export function BoardPage() {
  const round = useRound()
  const { data: board } = useSuspenseQuery(boardQuery(round))
  const queryClient = useQueryClient()
  useSettledEdits(() => void queryClient.invalidateQueries({ queryKey: BOARDS }))
  const session = useSession()
  const places = placesOf(session)
  useDocumentTitle(texts.title)
  const own = useMemo(() => new Set(session.units.map(({ code }) => code)), [session.units])
  const sections = useMemo(() => orderSections(board.sections, own), [board.sections, own])
  return (
    <div className="page">
      <BoardHead board={board} />
      {sections.length === 0 ? (
        <p className="panel nothing">{texts.noSections}</p>
      ) : (
        <div className="panel board">
          <table className="data-table">
            <caption className="visually-hidden">{texts.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.columns.unit}</th>
                <th scope="col">{texts.columns.status}</th>
                {TOTALLED.map((column) => (
                  <th scope="col" className="figure" key={column}>
                    {texts.columns[column]}
                  </th>
                ))}
                <th scope="col">{texts.columns.findings}</th>
                <th scope="col">{texts.columns.online}</th>
                <th scope="col">{texts.columns.lastEdit}</th>
                <th scope="col">{texts.columns.submitted}</th>
                <th scope="col" className="board-actions">
                  {texts.columns.actions}
                </th>
              </tr>
            </thead>
            <tbody>
              {sections.map((section) => (
                <SectionRow key={section.id} section={section} own={own.has(section.unitCode)} />
              ))}
            </tbody>
            <Totals board={board} />
          </table>
        </div>
      )}
      <BoardTimeline round={round} />
      {places.tables ? <YearSumsPanel /> : null}
    </div>
  )
}

function BoardHead({ board }: { board: Board }) {
  const { department, year, round, sections } = board
  const asked = useRound()
  const units = sections.filter(({ kind }) => kind === 'unit')
  const places = placesOf(useSession())
  const done = units.filter(({ status }) => status === 'submitted' || status === 'approved').length
  return (
    <header className="page-head">
      <h1>
        {department.name} {year}年部门预算
      </h1>
      <Tag tone="plain">{round.open ? round.name : texts.closedRound(round.name)}</Tag>
      <Tag tone={department.status === 'compiling' ? 'info' : 'success'}>
        {DEPARTMENT_STATUS_TEXT[department.status]}
      </Tag>
      <span className="page-note">{texts.progress(done, units.length)}</span>
      <div className="page-head-end">
        <DepartmentActions board={board} />
        <span className="page-note">{texts.unitOfMeasure}</span>
        {places.tables && <Link to={withRound('/tables', asked)}>{texts.links.tables}</Link>}
        {places.charts && <Link to={withRound('/charts', asked)}>{texts.links.charts}</Link>}
        {places.tables && <Link to={withRound('/compare', asked)}>{texts.links.compare}</Link>}
        {places.findings && <Link to={withRound('/findings', asked)}>{texts.links.findings}</Link>}
      </div>
    </header>
  )
}

function Totals({ board: { sections } }: { board: Board }) {
  const totals = unitTotals(sections)
  const units = sections.filter(({ kind }) => kind === 'unit').length
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          {texts.total(units)}
        </th>
        {TOTALLED.map((column) => (
          <td className="figure" key={column}>
            {wanText(totals[column])}
          </td>
        ))}
        <td colSpan={5} />
      </tr>
    </tfoot>
  )
}

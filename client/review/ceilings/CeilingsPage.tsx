import '../../ui/page.css'
import './ceilings.css'
import type { Ceilings } from '@hesuan/shared/api/ceilings.ts'
import { CEILING_KINDS, type CeilingKind } from '@hesuan/shared/consolidation/ceiling.ts'
import { CEILING_FIGURE, headroomOf } from '@hesuan/shared/consolidation/headroom.ts'
import type { SectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useRound } from '../../app/round.ts'
import { exactWanText } from '../../ui/exactWanText.ts'
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts'
import { wanText } from '../../ui/wanText.ts'
import { boardQuery } from '../board/boardQuery.ts'
import { unitTotals } from '../board/unitTotals.ts'
import { CeilingField } from './CeilingField.tsx'
import { ceilingsQuery } from './ceilingsQuery.ts'
import { texts } from './texts.ts'

interface Line {
  /** null: the department. */
  readonly unit: string | null
  readonly name: string
  readonly totals: SectionTotals
}

/** What every unit may spend, what it has budgeted, and what is left; the head types the ceilings here. */
export function CeilingsPage() {
  const round = useRound()
  const { data: board } = useSuspenseQuery(boardQuery(round))
  const { data } = useSuspenseQuery(ceilingsQuery(round))
  useDocumentTitle(texts.title)
  const units = board.sections.filter(({ kind }) => kind === 'unit')
  const readable = units.filter(({ may }) => may.read)
  const lines: Line[] = readable.map((section) => ({ unit: section.unitCode, name: section.unitName, totals: section }))
  // The department's ceiling is for those who may read all that it is about.
  if (lines.length > 0 && readable.length === units.length) {
    lines.push({ unit: null, name: texts.department, totals: unitTotals(board.sections) })
  }
  return (
    <div className="page ceilings">
      <header className="page-head">
        <h1>{texts.title}</h1>
        <span className="page-note">{data.may.issue ? texts.mayIssue : texts.mayRead}</span>
        <span className="page-head-end page-note">{texts.unitOfMeasure}</span>
      </header>
      {lines.length === 0 ? (
        <p className="panel nothing">{texts.nothing}</p>
      ) : (
        <div className="panel ceilings-panel">
          <table className="data-table">
            <caption className="visually-hidden">{texts.caption}</caption>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {texts.unit}
                </th>
                {CEILING_KINDS.map((kind) => (
                  <th scope="colgroup" colSpan={3} className="ceilings-kind" key={kind}>
                    {texts.kind[kind]}
                  </th>
                ))}
              </tr>
              <tr>
                {CEILING_KINDS.flatMap((kind) =>
                  (['ceiling', 'budget', 'left'] as const).map((column) => (
                    <th scope="col" className="figure" key={`${kind}.${column}`}>
                      {texts.columns[column]}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <UnitLine key={line.unit ?? ''} line={line} data={data} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function UnitLine({ line: { unit, name, totals }, data: { ceilings, may } }: { line: Line; data: Ceilings }) {
  const headroom = headroomOf(ceilings, unit, totals)
  const ceilingOf = (kind: CeilingKind) => ceilings.find((ceiling) => ceiling.unit === unit && ceiling.kind === kind)
  return (
    <tr data-total={unit === null || undefined}>
      <th scope="row">
        {name}
        {unit === null ? null : <small>{unit}</small>}
      </th>
      {CEILING_KINDS.flatMap((kind) => {
        const ceiling = ceilingOf(kind)
        const left = headroom[CEILING_FIGURE[kind]]?.left ?? null
        return [
          <td className="figure ceilings-first" key={`${kind}.ceiling`}>
            {may.issue ? (
              <CeilingField unit={unit} unitName={name} kind={kind} ceiling={ceiling} />
            ) : ceiling === undefined ? (
              <span className="blank">{texts.none}</span>
            ) : (
              exactWanText(ceiling.amount)
            )}
          </td>,
          <td className="figure" key={`${kind}.budget`}>
            {wanText(totals[CEILING_FIGURE[kind]]) || <span className="blank">{texts.none}</span>}
          </td>,
          <td className="figure" key={`${kind}.left`}>
            <LeftOver left={left} />
          </td>,
        ]
      })}
    </tr>
  )
}

function LeftOver({ left }: { readonly left: string | null }) {
  if (left === null) return <span className="blank">{texts.none}</span>
  const amount = new Exact(left)
  if (!amount.isNegative()) return wanText(left)
  return (
    <b className="ceilings-over">
      {texts.over} {wanText(amount.abs().toFixed(2))}
    </b>
  )
}

import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import type { ComparedUnit } from '@hesuan/shared/pictures/unitComparison.ts'
import { Link } from 'react-router'
import { sectionPath } from '../../../ui/cellPath.ts'
import { PartAmount } from '../PartsTable.tsx'
import type { LeadToFigures } from '../picture.ts'
import { texts } from '../texts.ts'
import { type CountedUnit, perHeadText, unitsTexts, usedColumns } from './unitsTexts.ts'

interface UnitsTableProps {
  readonly caption: string
  readonly units: readonly ComparedUnit[]
  readonly counted: readonly CountedUnit[]
  readonly unit: AmountUnit
  readonly shown: boolean
  readonly onPart: LeadToFigures
}

/** The figures of the units; amounts lead to the published table, heads to the sheet of staffing. */
export function UnitsTable({ caption, units, counted, unit, shown, onPart }: UnitsTableProps) {
  const columns = usedColumns(units)
  const known = new Map(counted.map((one) => [one.code, one]))
  const amount = (part: Part | undefined) =>
    part === undefined ? null : <PartAmount part={part} unit={unit} shown={shown} onPart={onPart} />
  return (
    <table className="data-table chart-table">
      <caption className="visually-hidden">{`${caption}（${texts.unit[unit]}）`}</caption>
      <thead>
        <tr>
          <th scope="col">{unitsTexts.unit}</th>
          {columns.map((column) => (
            <th scope="col" className="figure" key={column}>
              {unitsTexts.columns[column]}
            </th>
          ))}
          <th scope="col" className="figure">
            {unitsTexts.total}
          </th>
          <th scope="col" className="figure">
            {unitsTexts.heads}
          </th>
          <th scope="col" className="figure">
            {unitsTexts.perHead}
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((one) => {
          const staffed = known.get(one.code)
          return (
            <tr key={one.code} data-part={one.total.id}>
              <th scope="row">{`${one.code} ${one.name}`}</th>
              {columns.map((column) => (
                <td className="figure" key={column}>
                  {amount(one.columns[column])}
                </td>
              ))}
              <td className="figure">{amount(one.total)}</td>
              <td className="figure">
                {staffed === undefined ? (
                  '—'
                ) : shown ? (
                  <Link to={`${sectionPath(staffed.sectionId)}/staffing`}>{staffed.heads.toFixed()}</Link>
                ) : (
                  staffed.heads.toFixed()
                )}
              </td>
              <td className="figure">{staffed === undefined ? '—' : perHeadText(staffed.perHead, unit)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

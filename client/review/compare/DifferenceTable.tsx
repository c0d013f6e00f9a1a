import type { Comparison, DifferenceText } from '@hesuan/shared/api/compare.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { Tag } from '../../ui/Tag.tsx'
import { barLength, comparedText, signedText } from './comparedText.ts'
import type { StateFigure } from './StateTrace.tsx'
import { texts } from './texts.ts'

interface DifferenceTableProps {
  readonly comparison: Comparison
  readonly unit: AmountUnit
  readonly traced: StateFigure | null
  readonly onTrace: (figure: StateFigure) => void
}

/** The figures of one table that differ, each with both sides, and a bar as long as its part of the largest change. */
export function DifferenceTable({ comparison, unit, traced, onTrace }: DifferenceTableProps) {
  const { table, tables, differences, largest } = comparison
  const title = tables.find(({ id }) => id === table)?.title ?? ''
  return (
    <table className="data-table compare-table">
      <caption className="visually-hidden">{texts.caption(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.columns.name}</th>
          <th scope="col">{texts.columns.column}</th>
          <th scope="col" className="figure">
            {texts.columns.left}
          </th>
          <th scope="col" className="figure">
            {texts.columns.right}
          </th>
          <th scope="col" className="figure" colSpan={2}>
            {texts.columns.difference}
          </th>
          <th scope="col" className="figure">
            {texts.columns.percent}
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => {
          const side = (name: 'left' | 'right') => (
            <SideFigure comparison={comparison} one={one} side={name} unit={unit} traced={traced} onTrace={onTrace} />
          )
          return (
            <tr key={keyOf(one)} data-kind={one.kind} data-style={one.style}>
              <th scope="row">
                <span className="compare-name">
                  {one.code !== '' && <span className="compare-code">{one.code}</span>}
                  {nameOf(one)}
                </span>
                {one.unitName !== null && one.unitName !== one.name && <small>{one.unitName}</small>}
              </th>
              <td>{columnText(one)}</td>
              <td className="figure">{side('left')}</td>
              <td className="figure">{side('right')}</td>
              <td className="compare-bar" aria-hidden="true">
                {one.figure === 'amount' && <Bar difference={one.difference} largest={largest} />}
              </td>
              <td className="figure compare-difference" data-less={one.difference.startsWith('-') || undefined}>
                {signedText(one.difference, one.figure, unit)}
              </td>
              <td className="figure">
                {one.kind === 'changed' ? (
                  percentText(one.percent)
                ) : (
                  <Tag tone={one.kind === 'added' ? 'info' : 'plain'}>{texts[one.kind]}</Tag>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Bar({ difference, largest }: { difference: string; largest: string | null }) {
  const isLess = difference.startsWith('-')
  return <i data-less={isLess || undefined} style={{ inlineSize: barLength(difference, largest) }} />
}

interface SideFigureProps extends DifferenceTableProps {
  readonly one: DifferenceText
  readonly side: 'left' | 'right'
}

/** The figure of one side, with the way to its source there. */
function SideFigure({ comparison, one, side, unit, traced, onTrace }: SideFigureProps) {
  const place = one[side]
  if (place === null) return <span className="blank">{texts.blank}</span>
  const figure: StateFigure = {
    state: comparison[side].id,
    table: comparison.table ?? '',
    copy: place.copy,
    row: place.row,
    column: one.column,
    name: `${texts.of[side]} · ${one.code === '' ? '' : `${one.code} `}${nameOf(one)}`,
    columnText: columnText(one),
    value: place.value,
    figure: one.figure,
  }
  return (
    <button
      type="button"
      className="traceable"
      aria-expanded={traced !== null && isSame(traced, figure)}
      onClick={() => onTrace(figure)}
    >
      {comparedText(place.value, one.figure, unit)}
    </button>
  )
}

const isSame = (a: StateFigure, b: StateFigure): boolean =>
  a.state === b.state && a.copy === b.copy && a.row === b.row && a.column === b.column && a.name === b.name

const keyOf = ({ left, right, column }: DifferenceText): string =>
  [left?.copy, left?.row, right?.copy, right?.row, column].join('|')

const nameOf = ({ name, form }: DifferenceText): string => (name === '' ? form : name)

const columnText = ({ header }: DifferenceText): string => header.join(' › ')

const percentText = (percent: string | null): string =>
  percent === null ? texts.noPercent : `${percent.startsWith('-') ? '' : '+'}${percent}%`

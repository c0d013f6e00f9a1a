import type { Board } from '@hesuan/shared/api/board.ts'
import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import { ExplanationBox } from '../../explanations/ExplanationBox.tsx'
import { cellPath } from '../../ui/cellPath.ts'
import { cellText, columnTitle, placeOfKey } from '../../ui/cellText.ts'
import { Tag } from '../../ui/Tag.tsx'
import { severityTone } from './CheckList.tsx'
import { checkDifference, checkValue, isWords } from './checkValue.ts'
import type { CheckItem } from './findingItem.ts'
import { placeText } from './placeText.ts'
import { texts } from './texts.ts'

type Cell = FindingText['leftCells'][number]

const FIRST_CELLS = 12

interface FindingDetailProps {
  readonly item: CheckItem | null
  /** What the address asks for; null where it asks for nothing. */
  readonly identity: string | null
  readonly board: Board
  /** Others that the same words may explain. */
  readonly alike: readonly CheckItem[]
}

/** One check with both of its sides, their values and their cells. It never says which side is wrong. */
export function FindingDetail({ item, identity, board, alike }: FindingDetailProps) {
  if (item === null) {
    return (
      <aside className="panel finding-detail finding-none" aria-label={texts.detail.label}>
        <p>{identity === null ? texts.detail.pick : texts.detail.gone}</p>
      </aside>
    )
  }
  const { finding } = item
  const difference = checkDifference(item)
  return (
    <aside className="panel finding-detail" aria-label={texts.detail.label}>
      <header>
        <Tag tone={severityTone(item)}>{texts.severity[item.severity]}</Tag>
        <span className="check-rule">{item.rule}</span>
        <span className="page-note">{placeText(item, board)}</span>
      </header>
      <h2>{item.title}</h2>
      {finding !== null && <p className="finding-sentence">{finding.sentence}</p>}
      {item.explained === null ? null : <ExplanationBox finding={item} explained={item.explained} alike={alike} />}
      <Side
        label={item.leftLabel || texts.columns.left}
        value={checkValue(item, item.left)}
        words={isWords(item)}
        cells={finding?.leftCells ?? null}
        board={board}
        unitShown={item.bindings.unit === undefined}
      />
      <Side
        label={item.rightLabel || texts.columns.right}
        value={checkValue(item, item.right)}
        words={isWords(item)}
        cells={finding?.rightCells ?? null}
        board={board}
        unitShown={item.bindings.unit === undefined}
      />
      {difference !== null && (
        <p className="finding-difference" data-verdict={item.verdict}>
          {texts.detail.difference}
          <strong>{difference}</strong>
        </p>
      )}
      {finding !== null && (
        <p className="page-note">
          {texts.detail.demand[finding.relation]}。{finding.explain} {texts.detail.neither}
        </p>
      )}
    </aside>
  )
}

interface SideProps {
  readonly label: string
  readonly value: string | null
  readonly words: boolean
  /** Null where nobody asked for them: the sides agree. */
  readonly cells: readonly Cell[] | null
  readonly board: Board
  readonly unitShown: boolean
}

function Side({ label, value, words, cells, board, unitShown }: SideProps) {
  return (
    <section className="finding-side" aria-label={label}>
      <h3>
        {label}
        <strong data-words={(value !== null && words) || undefined}>{value ?? texts.blank}</strong>
      </h3>
      {cells !== null && <Cells cells={cells} board={board} unitShown={unitShown} />}
    </section>
  )
}

function Cells({
  cells,
  board,
  unitShown,
}: Pick<SideProps, 'board' | 'unitShown'> & { readonly cells: readonly Cell[] }) {
  const [all, setAll] = useState(false)
  const hidden = all ? 0 : Math.max(0, cells.length - FIRST_CELLS)
  return (
    <>
      {cells.length === 0 ? (
        <p className="page-note">{texts.detail.printed}</p>
      ) : (
        <ul>
          {cells.slice(0, cells.length - hidden).map((cell) => (
            <CellLine key={`${cell.unit}|${cell.cell}`} cell={cell} board={board} unitShown={unitShown} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <button type="button" className="finding-more" onClick={() => setAll(true)}>
          {texts.detail.more(hidden)}
        </button>
      )}
    </>
  )
}

interface CellLineProps {
  readonly cell: Cell
  readonly board: Board
  /** Whether it must be said whose cell it is. */
  readonly unitShown: boolean
}

function CellLine({ cell: { unit, cell, value, rowLabel }, board, unitShown }: CellLineProps) {
  const section = board.sections.find(({ unitCode }) => unitCode === unit)
  const place = placeOfKey(cell)
  const where = place === null ? cell : `${place.sheet.title} › ${columnTitle(place.column)}`
  const name = rowLabel === undefined || rowLabel === '' ? where : rowLabel
  return (
    <li>
      <span>
        {section?.may.read === true ? <Link to={cellPath(section.id, cell)}>{name}</Link> : name}
        <small>
          {[unitShown ? (section?.unitName ?? unit) : '', name === where ? '' : where].filter(Boolean).join(' · ')}
        </small>
      </span>
      <span className="figure">{place === null ? value : cellText(place.column, value)}</span>
    </li>
  )
}

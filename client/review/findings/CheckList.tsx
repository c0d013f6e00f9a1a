import type { Board } from '@hesuan/shared/api/board.ts'
import { memo, useEffect, useRef } from 'react'
import { STATE_TONE } from '../../explanations/stateTone.ts'
import { texts as wordTexts } from '../../explanations/texts.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { checkDifference, checkValue, isWords } from './checkValue.ts'
import type { CheckItem, Severity, Verdict } from './findingItem.ts'
import { placeText } from './placeText.ts'
import { texts } from './texts.ts'

const SEVERITY_TONE = { error: 'error', warning: 'warning', hint: 'info' } as const satisfies Record<Severity, Tone>
const VERDICT_TONE = {
  different: 'error',
  rounding: 'plain',
  'cannot-compare': 'warning',
  equal: 'success',
} as const satisfies Record<Verdict, Tone>

/** The colour of a severity: only what differs wants attention, whatever it would be if it did. */
export const severityTone = ({ verdict, severity }: Pick<CheckItem, 'verdict' | 'severity'>): Tone =>
  verdict === 'different' ? SEVERITY_TONE[severity] : 'plain'

interface CheckListProps {
  readonly items: readonly CheckItem[]
  readonly board: Board
  readonly chosen: string | null
  readonly onChoose: (identity: string) => void
}

/** The checks, one a line; choosing one shows it beside the list. */
export function CheckList({ items, board, chosen, onChoose }: CheckListProps) {
  const list = useRef<HTMLDivElement>(null)
  // Whoever comes by a link sees the line that it names.
  useEffect(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div className="panel check-list" ref={list}>
      <table className="data-table" aria-label={texts.list}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.verdict}</th>
            <th scope="col">{texts.columns.severity}</th>
            <th scope="col">{texts.columns.rule}</th>
            <th scope="col">{texts.columns.what}</th>
            <th scope="col" className="figure">
              {texts.columns.left}
            </th>
            <th scope="col" className="figure">
              {texts.columns.right}
            </th>
            <th scope="col" className="figure">
              {texts.columns.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <CheckLine
              key={item.identity}
              item={item}
              place={placeText(item, board)}
              chosen={item.identity === chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
      {items.length === 0 && <p className="nothing">{texts.nothing}</p>}
    </div>
  )
}

interface CheckLineProps {
  readonly item: CheckItem
  readonly place: string
  readonly chosen: boolean
  readonly onChoose: (identity: string) => void
}

const CheckLine = memo(function CheckLine({ item, place, chosen, onChoose }: CheckLineProps) {
  return (
    <tr aria-selected={chosen}>
      <td>
        <Tag tone={VERDICT_TONE[item.verdict]}>{texts.verdict[item.verdict]}</Tag>
      </td>
      <td>
        <Tag tone={severityTone(item)}>{texts.severity[item.severity]}</Tag>
        {item.explained === null ? null : (
          <span className="check-words-state">
            <Tag tone={STATE_TONE[item.explained.state]}>{wordTexts.state[item.explained.state]}</Tag>
          </span>
        )}
      </td>
      <td className="check-rule">{item.rule}</td>
      <td>
        <button type="button" className="check-title" onClick={() => onChoose(item.identity)}>
          {item.title}
        </button>
        <span className="check-place">{place}</span>
      </td>
      <Value text={checkValue(item, item.left)} words={isWords(item)} />
      <Value text={checkValue(item, item.right)} words={isWords(item)} />
      <td className="figure check-difference">{checkDifference(item)}</td>
    </tr>
  )
})

function Value({ text, words }: { readonly text: string | null; readonly words: boolean }) {
  if (text !== null && words) {
    return (
      <td>
        <span className="check-words" title={text}>
          {text}
        </span>
      </td>
    )
  }
  return <td className="figure">{text ?? <span className="blank">{texts.blank}</span>}</td>
}

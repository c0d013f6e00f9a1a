import { type ComposedBy, composition, inOrder } from '@hesuan/shared/pictures/composition.ts'
import { shareText } from '@hesuan/shared/pictures/shareText.ts'
import { comparedUnits } from '@hesuan/shared/pictures/unitComparison.ts'
import { Segmented, Select } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { withSearch } from '../../basis.ts'
import { amountText } from '../amountText.ts'
import { BelowZero } from '../BelowZero.tsx'
import { Chart } from '../Chart.tsx'
import { isDrawable } from '../drawable.ts'
import { PartsTable } from '../PartsTable.tsx'
import { PictureFrame } from '../PictureFrame.tsx'
import type { PictureProps } from '../picture.ts'
import { texts } from '../texts.ts'
import { compositionOption } from './compositionOption.ts'
import { compositionSentence, compositionTexts } from './compositionTexts.ts'

const HEIGHT = 440
/** One part of so many is too small for a frame with a name. */
const TINY = 100

/** What the expenditure of the department, or of one unit, consists of. */
export function CompositionPicture({ consolidation, unit, onPart }: PictureProps) {
  const { tables } = consolidation
  const [search, setSearch] = useSearchParams()
  const by: ComposedBy = search.get('by') === 'economic' ? 'economic' : 'function'
  const units = useMemo(() => comparedUnits(tables), [tables])
  const of = units.find(({ code }) => code === search.get('of')) ?? null
  const composed = useMemo(() => composition(tables, by, of?.code ?? null), [tables, by, of?.code])
  const option = useMemo(() => compositionOption(composed, unit), [composed, unit])
  const codes = useMemo(() => inOrder(composed.classes), [composed])
  const find = (id: string) => codes.find((code) => code.id === id) ?? null
  const { whole, classes } = composed
  const tiny = classes.filter(
    ({ amount }) => isDrawable({ amount }) && whole !== null && amount.times(TINY).lessThan(whole.amount),
  )
  const told = compositionSentence(composed, by)
  const sentence = of === null ? told : `${of.name}：${told}`
  return (
    <PictureFrame
      consolidation={consolidation}
      unit={unit}
      name={texts.pictures.composition}
      sentence={sentence}
      isEmpty={classes.length === 0}
      keepsControls
      controls={
        <>
          {units.length > 1 && (
            <Select
              aria-label={compositionTexts.of.label}
              value={of?.code ?? ''}
              popupMatchSelectWidth={false}
              onChange={(next) => setSearch((now) => withSearch(now, { of: next === '' ? null : next }))}
              options={[
                { value: '', label: compositionTexts.of.all },
                ...units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
              ]}
            />
          )}
          <Segmented<ComposedBy>
            aria-label={compositionTexts.by.label}
            value={by}
            onChange={(next) => setSearch((now) => withSearch(now, { by: next === 'function' ? null : next }))}
            options={[
              { value: 'function', label: compositionTexts.by.function },
              { value: 'economic', label: compositionTexts.by.economic },
            ]}
          />
        </>
      }
    >
      <BelowZero parts={codes} />
      {tiny.length > 0 && (
        <p className="picture-note">{compositionTexts.tiny(tiny.map(({ label }) => label).join('、'))}</p>
      )}
      <Chart
        label={sentence}
        option={option}
        height={HEIGHT}
        tip={(id) => {
          const code = find(id)
          if (code === null) return null
          const share = whole === null ? null : shareText(code.amount, whole.amount)
          return {
            name: code.label,
            lines: [
              [texts.unit[unit], amountText(code.amount, unit)],
              [texts.columns.share, share ?? '—'],
            ],
          }
        }}
        onPart={(id) => onPart(find(id))}
        figures={(shown) => (
          <PartsTable
            caption={sentence}
            unit={unit}
            shown={shown}
            onPart={onPart}
            groups={[
              { title: compositionTexts.whole[by], parts: whole === null ? [] : [whole], whole: null },
              { title: compositionTexts.codes[by], parts: codes, whole: whole?.amount ?? null },
            ]}
          />
        )}
      />
    </PictureFrame>
  )
}

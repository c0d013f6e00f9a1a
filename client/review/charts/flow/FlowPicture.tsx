import { type FlowBy, type FlowLink, moneyFlow, WHOLE } from '@hesuan/shared/pictures/moneyFlow.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { withSearch } from '../../basis.ts'
import { amountText } from '../amountText.ts'
import { BelowZero } from '../BelowZero.tsx'
import { Chart } from '../Chart.tsx'
import { PartsTable } from '../PartsTable.tsx'
import { PictureFrame } from '../PictureFrame.tsx'
import type { PictureProps } from '../picture.ts'
import { texts } from '../texts.ts'
import { flowHeight, flowOption } from './flowOption.ts'
import { flowSentence, flowTexts } from './flowTexts.ts'

/** Where the money comes from and where it goes. */
export function FlowPicture({ consolidation, unit, onPart }: PictureProps) {
  const [search, setSearch] = useSearchParams()
  const by: FlowBy = search.get('by') === 'economic' ? 'economic' : 'function'
  const flow = useMemo(() => moneyFlow(consolidation.tables, by), [consolidation.tables, by])
  const option = useMemo(() => flowOption(flow, unit), [flow, unit])
  const { sources, income, expenditure, kinds, classes, gaps, links } = flow
  const totals = useMemo(() => [income, expenditure].filter((part) => part !== null), [income, expenditure])
  const parts = useMemo(
    () => partsById(links, [...sources, ...kinds, ...classes, ...gaps, ...totals]),
    [links, sources, kinds, classes, gaps, totals],
  )
  const find = (id: string): Part | null => (id === WHOLE ? (expenditure ?? income) : (parts.get(id) ?? null))
  const sentence = flowSentence(flow, unit)
  return (
    <PictureFrame
      consolidation={consolidation}
      unit={unit}
      name={texts.pictures.flow}
      sentence={sentence}
      isEmpty={links.length === 0}
      controls={
        <Segmented<FlowBy>
          aria-label={flowTexts.by.label}
          value={by}
          onChange={(next) => setSearch((now) => withSearch(now, { by: next === 'function' ? null : next }))}
          options={[
            { value: 'function', label: flowTexts.by.function },
            { value: 'economic', label: flowTexts.by.economic },
          ]}
        />
      }
    >
      <BelowZero parts={[...sources, ...kinds, ...classes]} />
      {gaps
        .filter(({ id }) => !links.some(({ from, to }) => from === id || to === id))
        .map(({ id, label, amount }) => (
          <p className="picture-note" key={id}>
            {`${label} ${amountText(amount, unit)} ${texts.unit[unit]}。`}
          </p>
        ))}
      <Chart
        key={by}
        label={sentence}
        option={option}
        height={flowHeight(flow)}
        tip={(id) => {
          const part = find(id)
          return part === null ? null : { name: part.label, lines: [[texts.unit[unit], amountText(part.amount, unit)]] }
        }}
        onPart={(id) => onPart(find(id))}
        figures={(shown) => (
          <PartsTable
            caption={sentence}
            unit={unit}
            shown={shown}
            onPart={onPart}
            groups={[
              { title: flowTexts.sources, parts: sources, whole: income?.amount ?? null },
              { title: flowTexts.totals, parts: totals, whole: null },
              { title: flowTexts.kinds, parts: kinds, whole: expenditure?.amount ?? null },
              { title: flowTexts.classes[by], parts: classes, whole: expenditure?.amount ?? null },
              { title: flowTexts.gaps, parts: gaps, whole: null },
            ]}
          />
        )}
      />
    </PictureFrame>
  )
}

/** Parts by their ids; a flow is called by both of its ends. */
function partsById(links: readonly FlowLink[], parts: readonly Part[]): ReadonlyMap<string, Part> {
  const byId = new Map(parts.map((part) => [part.id, part]))
  const nameOf = (id: string): string => (id === WHOLE ? flowTexts.whole : (byId.get(id)?.label ?? id))
  const flows = links
    .filter(({ id }) => !byId.has(id))
    .map((link): [string, Part] => [link.id, { ...link, label: `${nameOf(link.from)} → ${nameOf(link.to)}` }])
  return new Map([...byId, ...flows])
}

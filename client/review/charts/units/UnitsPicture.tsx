import { UnitHeads } from '@hesuan/shared/api/pictures.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { shareText } from '@hesuan/shared/pictures/shareText.ts'
import { type ComparedUnit, comparedUnits } from '@hesuan/shared/pictures/unitComparison.ts'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { request } from '../../../app/request.ts'
import { useRound, withRound } from '../../../app/round.ts'
import { withSearch } from '../../basis.ts'
import { amountText } from '../amountText.ts'
import { barsHeight } from '../barLooks.ts'
import { Chart } from '../Chart.tsx'
import { PictureFrame } from '../PictureFrame.tsx'
import type { PictureProps } from '../picture.ts'
import { texts } from '../texts.ts'
import { UnitsTable } from './UnitsTable.tsx'
import { perHeadOption, unitsOption } from './unitsOption.ts'
import { type CountedUnit, perHeadSentence, perHeadText, unitsSentence, unitsTexts } from './unitsTexts.ts'

const PER = ['total', 'head'] as const

/** The units side by side: what they spend, and what that is a head. */
export function UnitsPicture({ consolidation, unit, onPart }: PictureProps) {
  const [search, setSearch] = useSearchParams()
  const per = search.get('per') === 'head' ? 'head' : 'total'
  const units = useMemo(
    () => comparedUnits(consolidation.tables).toSorted((one, other) => other.total.amount.comparedTo(one.total.amount)),
    [consolidation.tables],
  )
  const heads = useHeads(consolidation.basis)
  const { counted, blank, hidden, byStandards } = useMemo(() => countedUnits(units, heads ?? []), [units, heads])
  const shownUnits: readonly ComparedUnit[] = per === 'head' ? counted : units
  const option = useMemo(
    () => (per === 'head' ? perHeadOption(counted, unit) : unitsOption(units, unit)),
    [per, counted, units, unit],
  )
  const sentence =
    per === 'total'
      ? unitsSentence(units, unit)
      : perHeadSentence(counted, unit) || (heads === null ? unitsTexts.asking : unitsTexts.noneCounted)
  const find = (id: string) =>
    units.flatMap(({ total, columns }) => [total, ...Object.values(columns)]).find((part) => part.id === id) ?? null
  const nameOf = (id: string) =>
    unitsTexts.columns[id.split('|')[1] as keyof typeof unitsTexts.columns] ?? unitsTexts.total
  return (
    <PictureFrame
      consolidation={consolidation}
      unit={unit}
      name={texts.pictures.units}
      sentence={sentence}
      isEmpty={shownUnits.length === 0}
      {...(per === 'head' && units.length > 0
        ? { nothing: heads === null ? unitsTexts.asking : unitsTexts.noneCounted }
        : {})}
      keepsControls={units.length > 0}
      controls={
        <Segmented<(typeof PER)[number]>
          aria-label={unitsTexts.per.label}
          value={per}
          onChange={(next) => setSearch((now) => withSearch(now, { per: next === 'total' ? null : next }))}
          options={PER.map((value) => ({ value, label: unitsTexts.per[value] }))}
        />
      }
    >
      {per === 'head' && (
        <p className="picture-note">
          {blank.length > 0 && unitsTexts.noHeads(blank.join('、'))}
          {hidden > 0 && unitsTexts.mayNot}
          {byStandards && unitsTexts.fromStandards}
        </p>
      )}
      {shownUnits.length > 0 && (
        <Chart
          key={per}
          label={sentence}
          option={option}
          height={barsHeight(shownUnits.length)}
          tip={(id) => {
            const part = find(id)
            if (part === null) return null
            const one = counted.find(({ total }) => total.id === id)
            if (per === 'head' && one !== undefined) {
              return {
                name: part.label,
                lines: [
                  [`${unitsTexts.perHead}（${texts.unit[unit]}）`, perHeadText(one.perHead, unit)],
                  [`${unitsTexts.total}（${texts.unit[unit]}）`, amountText(part.amount, unit)],
                  [unitsTexts.heads, unitsTexts.headsOf(one.heads.toFixed())],
                ],
              }
            }
            const total = units.find(({ code }) => id.startsWith(`unit:${code}`))?.total
            return {
              name: part.label,
              lines: [
                [`${nameOf(id)}（${texts.unit[unit]}）`, amountText(part.amount, unit)],
                [texts.columns.share, (total === undefined ? null : shareText(part.amount, total.amount)) ?? '—'],
              ],
            }
          }}
          onPart={(id) => onPart(find(id))}
          figures={(shown) => (
            <UnitsTable caption={sentence} units={units} counted={counted} unit={unit} shown={shown} onPart={onPart} />
          )}
        />
      )}
    </PictureFrame>
  )
}

/** The heads beside the tables in sight; null: they are still asked for. */
function useHeads(basis: UnitHeads['basis']): UnitHeads['units'] | null {
  const round = useRound()
  const { data, error } = useQuery({
    queryKey: ['consolidation', basis, round, 'heads'],
    queryFn: ({ signal }) => request(UnitHeads, withRound(`/api/pictures/heads?basis=${basis}`, round), { signal }),
  })
  if (error !== null) throw error
  return data?.units ?? null
}

interface Counted {
  /** The largest amount a head first. */
  readonly counted: readonly CountedUnit[]
  /** Names of units that put down nobody. */
  readonly blank: readonly string[]
  /** How many units have heads that this person may not know. */
  readonly hidden: number
  readonly byStandards: boolean
}

function countedUnits(units: readonly ComparedUnit[], heads: UnitHeads['units']): Counted {
  const known = new Map(heads.map((one) => [one.unitCode, one]))
  const counted = units.flatMap((one) => {
    const of = known.get(one.code)
    if (of === undefined || of.heads === null) return []
    const number = new Exact(of.heads)
    return [{ ...one, heads: number, sectionId: of.sectionId, perHead: one.total.amount.dividedBy(number) }]
  })
  return {
    counted: counted.toSorted((one, other) => other.perHead.comparedTo(one.perHead)),
    blank: units.filter(({ code }) => known.get(code)?.heads === null).map(({ name }) => name),
    hidden: units.filter(({ code }) => !known.has(code)).length,
    byStandards: heads.some(({ from }) => from === 'standards'),
  }
}

import { functionalChanges, projectChanges, type YearChange } from '@hesuan/shared/pictures/yearChange.ts'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useRound } from '../../../app/round.ts'
import { withSearch } from '../../basis.ts'
import { boardQuery } from '../../board/boardQuery.ts'
import { consolidationQuery } from '../../consolidationQuery.ts'
import { amountText } from '../amountText.ts'
import { barsHeight } from '../barLooks.ts'
import { Chart } from '../Chart.tsx'
import { PictureFrame } from '../PictureFrame.tsx'
import type { PictureProps } from '../picture.ts'
import { texts } from '../texts.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { changeOption } from './changeOption.ts'
import { changeSentence, changeTexts, rateText, signedText } from './changeTexts.ts'

const DIGITS = [3, 5, 7] as const
/** More bars than that are read in the table. */
const MOST_DRAWN = 30
const NONE: readonly YearChange[] = []

/** What changed from the year before: by function, or, where its budget is not here, by what the projects' forms say. */
export function ChangePicture({ consolidation, unit, onPart }: PictureProps) {
  const { tables, basis } = consolidation
  const [search, setSearch] = useSearchParams()
  const digits = DIGITS.find((known) => String(known) === search.get('digits')) ?? 5
  const { data: board } = useSuspenseQuery(boardQuery(useRound()))
  const lastYear = board.year - 1
  const round = board.rounds.find(({ year }) => year === lastYear) ?? null
  const { data: past, error } = useQuery({
    ...consolidationQuery(basis, round?.id ?? null),
    enabled: round !== null,
  })
  if (error !== null) throw error
  const before = round === null ? null : (past ?? null)
  const changes = useMemo(() => {
    if (before !== null) return functionalChanges(tables, before.tables, digits)
    return round === null ? projectChanges(tables) : NONE
  }, [tables, before, round, digits])
  const drawn = useMemo(
    () =>
      changes
        .filter(({ by }) => !by.isZero())
        .toSorted((one, other) => other.by.abs().comparedTo(one.by.abs()))
        .slice(0, MOST_DRAWN),
    [changes],
  )
  const option = useMemo(() => changeOption(drawn, unit), [drawn, unit])
  const alike = changes.filter(({ by }) => by.isZero()).length
  const find = (id: string) => changes.find((change) => change.id === id) ?? null
  const isOfProjects = round === null
  const sentence = changeSentence(
    changes,
    unit,
    isOfProjects
      ? { what: `${changes.length} 个延续项目的预算`, since: '以前年度' }
      : { what: '支出', since: ` ${lastYear} 年` },
  )
  if (round !== null && before === null) return <p className="nothing">{changeTexts.asking(lastYear)}</p>
  return (
    <PictureFrame
      consolidation={consolidation}
      unit={unit}
      name={texts.pictures.change}
      sentence={sentence}
      isEmpty={changes.length === 0}
      {...(isOfProjects ? { nothing: changeTexts.nothing(lastYear) } : {})}
      controls={
        isOfProjects ? null : (
          <Segmented<(typeof DIGITS)[number]>
            aria-label={changeTexts.digits.label}
            value={digits}
            onChange={(next) => setSearch((now) => withSearch(now, { digits: next === 5 ? null : String(next) }))}
            options={DIGITS.map((value) => ({ value, label: changeTexts.digits[value] }))}
          />
        )
      }
    >
      <p className="picture-note">
        {isOfProjects ? changeTexts.noYear(lastYear) : changeTexts.compared(lastYear, round.name)}
        {alike > 0 && changeTexts.alike(alike)}
        {drawn.length === MOST_DRAWN && changeTexts.most(drawn.length, changes.length)}
      </p>
      <Chart
        key={digits}
        label={sentence}
        option={option}
        height={drawn.length === 0 ? 0 : barsHeight(drawn.length)}
        tip={(id) => {
          const change = find(id)
          if (change === null) return null
          const amount = (part: YearChange['now']) => (part === null ? '—' : amountText(part.amount, unit))
          return {
            name: change.label,
            lines: [
              [`${changeTexts.now}（${texts.unit[unit]}）`, amount(change.now)],
              [`${changeTexts.before}（${texts.unit[unit]}）`, amount(change.before)],
              [changeTexts.by, signedText(change.by, unit)],
              [changeTexts.rate, rateText(change)],
            ],
          }
        }}
        onPart={(id) => {
          const change = find(id)
          onPart(change?.now ?? null)
          if (change?.now === null && change.before !== null) onPart(change.before, round?.id ?? null)
        }}
        figures={(shown) => (
          <ChangeTable
            caption={sentence}
            changes={changes}
            what={isOfProjects ? changeTexts.project : changeTexts.code}
            unit={unit}
            shown={shown}
            beforeRound={round?.id ?? null}
            onPart={onPart}
          />
        )}
      />
    </PictureFrame>
  )
}

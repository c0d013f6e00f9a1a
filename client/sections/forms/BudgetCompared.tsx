import type { CheckResultText } from '@hesuan/shared/api/consolidation.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import type { OverallPlan } from '@hesuan/shared/template/performance.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { sectionDetailQuery } from '../../app/sectionDetail.ts'
import { findingsQuery } from '../../review/findings/findingsQuery.ts'
import { amountText } from '../sheet/cellText.ts'
import type { TaskKind } from './openOverall.ts'
import { texts } from './texts.ts'

interface Props {
  readonly plan: OverallPlan
  readonly kinds: readonly TaskKind[]
  readonly unit: AmountUnit
}

/** What the tasks come to beside what the budgets of the units come to, by kinds of expenditure, and the way to its source. */
export function BudgetCompared({ plan, kinds, unit }: Props) {
  const { sectionId = '' } = useParams()
  const { data: detail } = useQuery(sectionDetailQuery(sectionId))
  const { data } = useQuery({ ...findingsQuery('live', detail?.roundId ?? null), enabled: detail !== undefined })
  const { rule } = plan.compared
  const checks = [...(data?.findings ?? []), ...(data?.others ?? [])].filter((check) => check.rule === rule)
  return (
    <table className="budget-compared">
      <caption>{texts.budget}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.budgetKind}</th>
          <th scope="col">{texts.budgetTasks}</th>
          <th scope="col">{texts.budgetUnits}</th>
          <th scope="col">{texts.budgetOff}</th>
          <th scope="col">{texts.budgetSource}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <Kind
            key={kind.part}
            kind={kind}
            check={checks.find(({ part }) => part === kind.part)}
            unit={unit}
            isAll={kind.part === plan.compared.all}
          />
        ))}
      </tbody>
    </table>
  )
}

interface KindProps {
  readonly kind: TaskKind
  /** As the server last checked it. */
  readonly check: CheckResultText | undefined
  readonly unit: AmountUnit
  readonly isAll: boolean
}

function Kind({ kind: { name, total }, check, unit, isAll }: KindProps) {
  const units = check?.right ?? null
  const off = total === null || units === null ? null : new Exact(total).minus(units).toFixed(2)
  const isRounding =
    off !== null && check?.verdict === 'rounding' && check.difference !== null && new Exact(off).eq(check.difference)
  const tone = off === null ? undefined : isRounding || new Exact(off).isZero() ? 'equal' : 'different'
  return (
    <tr className={isAll ? 'budget-all' : undefined}>
      <th scope="row">{name}</th>
      <td className="figure">{shown(total, unit)}</td>
      <td className="figure">{shown(units, unit)}</td>
      <td className="figure" data-tone={tone}>
        {off === null ? '—' : new Exact(off).isZero() ? texts.budgetEqual : amountText(off, unit)}
        {isRounding ? <small>{texts.budgetRounding}</small> : null}
      </td>
      <td>
        {check === undefined ? null : (
          <Link
            to={`/findings?${new URLSearchParams({ verdict: 'all', rule: check.rule, finding: check.identity }).toString()}`}
            aria-label={texts.budgetOpen(check.rule, name)}
          >
            {texts.budgetCheck(check.rule)}
          </Link>
        )}
      </td>
    </tr>
  )
}

const shown = (yuan: string | null, unit: AmountUnit): string => (yuan === null ? '—' : amountText(yuan, unit))

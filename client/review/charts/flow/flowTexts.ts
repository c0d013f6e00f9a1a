import type { AmountUnit, AmountYuan } from '@hesuan/shared/money/amount.ts'
import type { MoneyFlow } from '@hesuan/shared/pictures/moneyFlow.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import { shareText } from '@hesuan/shared/pictures/shareText.ts'
import { amountText } from '../amountText.ts'
import { texts } from '../texts.ts'

/** The words of the picture of where money comes from and where it goes. */
export const flowTexts = {
  by: { label: '支出分组', function: '按功能分类', economic: '按经济分类' },
  whole: '收支总额',
  sources: '收入来源',
  totals: '总计',
  kinds: '支出类别',
  classes: { function: '功能分类（类）', economic: '经济分类（类，基本支出）' },
  gaps: '差额',
} as const

/** What the picture shows, in one sentence out of its own figures. */
export function flowSentence({ sources, income, expenditure, kinds, gaps }: MoneyFlow, unit: AmountUnit): string {
  const said = [largest(sources, income, '收入'), largest(kinds, expenditure, '支出')].filter((text) => text !== null)
  const gap = gaps.find(({ id }) => id !== 'gap:economic')
  if (gap !== undefined) said.push(`${gap.label} ${amountText(gap.amount, unit)} ${texts.unit[unit]}`)
  return said.join('，')
}

function largest(parts: readonly Part[], whole: Part | null, of: string): string | null {
  const [first] = parts.toSorted((one, other) => other.amount.comparedTo(one.amount))
  const share = first === undefined || whole === null ? null : shareText(first.amount, whole.amount as AmountYuan)
  return first === undefined || share === null ? null : `${first.label}占${of} ${share}`
}

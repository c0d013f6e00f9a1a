import { canonicalYuan, exactText, parseYuan } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { roundingAllowance } from '@hesuan/shared/money/roundingDifference.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { CellWrite } from '@hesuan/shared/section/document.ts'
import type { ColumnId, SheetId } from '@hesuan/shared/template/ids.ts'
import type { UsualQuota } from '@hesuan/shared/template/quotas.ts'
import { basisText, evaluateBasis } from '../sheet/basisExpression.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { texts } from './texts.ts'

/** What heads and quotas come to for one economic line, beside what is budgeted there. */
export interface Proposal {
  readonly code: string
  /** In 万元, as it is kept as the basis: `89*0.25*1.2`. */
  readonly expression: string
  /** Canonical 元. */
  readonly amount: string
  /** Canonical 元; null where the line is blank or not there. */
  readonly present: string | null
  /** proposed − present, canonical 元; blank counts as nothing here, since taking it sets the whole amount. */
  readonly difference: string
  /** Nothing to take: the same, or the same but for the rounding of printed figures. */
  readonly agrees: 'exactly' | 'rounded' | null
  /** The rows of the line: one takes the proposal, none gets a new one, several are left to the person. */
  readonly rows: readonly RowId[]
}

/**
 * The proposals of the sheet of heads and quotas, by code. A row in which heads, quota or code is blank proposes nothing.
 * @param printed the amounts of the section were read from printed 万元
 */
export function proposals(context: SheetContext, printed: boolean): readonly Proposal[] {
  const { standards, lines } = context.template.quotas
  const terms = new Map<string, string[]>()
  for (const row of context.rows(standards.sheet)) {
    const [heads = '', quota = '', factor = '', code = ''] = [
      standards.heads,
      standards.quota,
      standards.factor,
      standards.code,
    ].map((column) => context.cell(row, column))
    const yuan = parseYuan(quota)
    if (heads === '' || code === '' || !yuan.ok) continue
    const factors = [heads, exactText(yuan.value, 'wan'), ...(factor === '' || factor === '1' ? [] : [factor])]
    terms.set(code, [...(terms.get(code) ?? []), factors.join('*')])
  }
  return [...terms]
    .flatMap(([code, products]): Proposal[] => {
      const expression = products.join('+')
      const value = evaluateBasis(expression, 'wan')
      if (!value.ok) return []
      const rows = context.rows(lines.sheet).filter((row) => context.cell(row, lines.code) === code)
      const present = rows.map((row) => context.cell(row, lines.amount)).filter((text) => text !== '')
      const sum = present.reduce((total, text) => total.plus(text), new Exact(0))
      const difference = value.amount.minus(sum)
      return [
        {
          code,
          expression,
          amount: canonicalYuan(value.amount),
          present: present.length === 0 ? null : sum.toFixed(2),
          difference: difference.toFixed(2),
          agrees: difference.isZero()
            ? 'exactly'
            : printed && difference.abs().lessThanOrEqualTo(roundingAllowance('neighbouring', 0))
              ? 'rounded'
              : null,
          rows,
        },
      ]
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** What taking proposals sets, and which lines it adds. Several rows of one code are left alone. */
export function takenCells(
  taken: readonly Proposal[],
  context: SheetContext,
): { readonly writes: readonly CellWrite[]; readonly lines: readonly Readonly<Record<ColumnId, string>>[] } {
  const { lines } = context.template.quotas
  const cellsOf = ({ amount, expression }: Proposal) => ({
    [lines.amount]: amount,
    [lines.basis]: basisText(expression, 'wan'),
  })
  return {
    writes: taken.flatMap((proposal) => {
      const [row, another] = proposal.rows
      if (row === undefined || another !== undefined) return []
      return Object.entries(cellsOf(proposal)).map(([column, value]) => ({ row, column, value }))
    }),
    lines: taken
      .filter(({ rows }) => rows.length === 0)
      .map((proposal) => ({ [lines.code]: proposal.code, ...cellsOf(proposal) })),
  }
}

/** The usual standards of the year as rows of the sheet, for so many posts and people. */
export function usualStandards(
  heads: Readonly<Record<UsualQuota['heads'], string>>,
  factor: string,
  context: SheetContext,
): readonly Readonly<Record<ColumnId, string>>[] {
  const { standards, usual, source } = context.template.quotas
  return usual.map(({ code, quota, heads: by }) => ({
    [standards.name]: texts.standardName(context.lists.economic.name(code) ?? code, texts[by]),
    [standards.heads]: heads[by],
    [standards.code]: code,
    [standards.quota]: quota,
    [standards.factor]: factor,
    [standards.note]: source,
  }))
}

/** Whether heads and quotas are about a sheet: the one they stand in, or the one they propose for. */
export const isOfQuotas = (sheet: SheetId, { template }: Pick<SheetContext, 'template'>): boolean =>
  sheet === template.quotas.standards.sheet || sheet === template.quotas.lines.sheet

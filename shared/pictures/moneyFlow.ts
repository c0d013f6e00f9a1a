import { incomeLines, TOTAL_LINE } from '../template/2022/tables/t01.ts'
import { codeParts, printedClass } from './codeParts.ts'
import {
  type FiguredTable,
  figuresOf,
  type Part,
  type PublishedFigure,
  partOf,
  sumOf,
  taken,
} from './publishedFigure.ts'

/** How the expenditure is told apart behind its kinds. */
export type FlowBy = 'function' | 'economic'

/** Money on its way: part of `amount` of one node goes to another. */
export interface FlowLink extends Part {
  readonly from: string
  readonly to: string
}

/**
 * Where the money of a department comes from and where it goes: sources › the whole › basic and project expenditure ›
 * classes. What one side has more than the other is a part of its own, so that nothing is made to fit.
 */
export interface MoneyFlow {
  readonly sources: readonly Part[]
  /** The income and the expenditure as the first table totals them; null where there is none. */
  readonly income: Part | null
  readonly expenditure: Part | null
  /** Basic and project expenditure, remittances, subsidies. */
  readonly kinds: readonly Part[]
  readonly classes: readonly Part[]
  /** Income without expenditure, expenditure without income, basic expenditure that the economic codes don't explain. */
  readonly gaps: readonly Part[]
  readonly links: readonly FlowLink[]
}

export const WHOLE = 'whole'
const KINDS = [
  { column: 'basic', label: '基本支出' },
  { column: 'project', label: '项目支出' },
  { column: 'remittance', label: '上缴上级支出' },
  { column: 'subsidy', label: '对附属单位补助支出' },
] as const

/** The flow of money that the published tables of a department tell. */
export function moneyFlow(tables: readonly FiguredTable[], by: FlowBy): MoneyFlow {
  const t01 = figuresOf(tables, 'T01')
  const t02 = figuresOf(tables, 'T02')
  const single = (id: string, label: string, figure: PublishedFigure | null): Part[] =>
    figure === null ? [] : [partOf(id, label, [figure])]
  const sources = incomeLines().flatMap(({ source, row, label }) =>
    single(`source:${source}`, label, t01.at(row, 'income', label)),
  )
  const [income = null] = single('income', '收入总计', t01.at(TOTAL_LINE, 'income', '收入总计'))
  const [expenditure = null] = single('expenditure', '支出总计', t01.at(TOTAL_LINE, 'expenditure', '支出总计'))
  const kinds = KINDS.flatMap(({ column, label }) => single(`kind:${column}`, label, t02.at('total', column, label)))
  const behind = by === 'function' ? byFunction(tables) : byEconomic(tables)
  const gap = gapOf(income, expenditure)
  return {
    sources,
    income,
    expenditure,
    kinds,
    classes: behind.classes,
    gaps: [...gap.parts, ...behind.gaps],
    links: [
      ...sources.map((part) => ({ ...part, from: part.id, to: WHOLE })),
      ...gap.links,
      ...kinds.map((part) => ({ ...part, from: WHOLE, to: part.id })),
      ...behind.links,
    ],
  }
}

interface Behind {
  readonly classes: readonly Part[]
  readonly gaps: readonly Part[]
  readonly links: readonly FlowLink[]
}

/** Each kind of expenditure by class of function: the lines of the first table, linked by those of the second. */
function byFunction(tables: readonly FiguredTable[]): Behind {
  const t02 = figuresOf(tables, 'T02')
  const inAll = { digits: 3, unit: null, prefix: 'class:' } as const
  const classes = codeParts(t02, { ...inAll, column: 'total' }).map((part) => printedClass(part, tables))
  const links = KINDS.flatMap(({ column }) =>
    codeParts(t02, { ...inAll, column }).map((part) => ({
      ...part,
      id: `kind:${column}>${part.id}`,
      from: `kind:${column}`,
      to: part.id,
    })),
  )
  return { classes, gaps: [], links }
}

/** The basic expenditure by economic class; what the codes don't come to is said. */
function byEconomic(tables: readonly FiguredTable[]): Behind {
  const t04 = figuresOf(tables, 'T04')
  const basic = figuresOf(tables, 'T02').at('total', 'basic', '支出总表的基本支出')
  const classes = codeParts(t04, { column: 'total', digits: 3, unit: null, prefix: 'class:' })
  const links = classes.map((part) => ({ ...part, id: `kind:basic>${part.id}`, from: 'kind:basic', to: part.id }))
  const inTotal = t04.at('total', 'total', '基本支出预算表的合计')
  const difference = partOf('gap:economic', '未按经济科目列示', [
    ...(basic === null ? [] : [basic]),
    ...(inTotal === null ? [] : [taken(inTotal)]),
  ])
  if (difference.amount.isZero()) return { classes, gaps: [], links }
  if (difference.amount.isNegative()) {
    const over = partOf('gap:economic', '经济科目合计多于基本支出', [
      ...(inTotal === null ? [] : [inTotal]),
      ...(basic === null ? [] : [taken(basic)]),
    ])
    // It comes from nowhere: told, and not drawn.
    return { classes, gaps: [over], links }
  }
  return {
    classes,
    gaps: [difference],
    links: [...links, { ...difference, id: 'kind:basic>gap:economic', from: 'kind:basic', to: difference.id }],
  }
}

/** What income and expenditure differ by, on the side that lacks it. */
function gapOf(income: Part | null, expenditure: Part | null): { parts: readonly Part[]; links: readonly FlowLink[] } {
  const [left, right] = [income?.figures ?? [], expenditure?.figures ?? []]
  const over = partOf('gap:income', '收入尚未安排支出', [...left, ...right.map(taken)])
  if (over.amount.isZero()) return { parts: [], links: [] }
  if (over.amount.isPositive()) return { parts: [over], links: [{ ...over, from: WHOLE, to: over.id }] }
  const under = partOf('gap:expenditure', '支出尚无收入来源', [...right, ...left.map(taken)])
  return { parts: [under], links: [{ ...under, from: under.id, to: WHOLE }] }
}

/** What the whole is drawn as: the larger of both sides, since the gap fills up the smaller one. */
export const wholeOf = ({ sources, kinds, gaps }: MoneyFlow) => ({
  in: sumOf([...sources, ...gaps.filter(({ id }) => id === 'gap:expenditure')]),
  out: sumOf([...kinds, ...gaps.filter(({ id }) => id === 'gap:income')]),
})

import { type AmountYuan, subtractYuan } from '../money/amount.ts'
import { type CodePart, codeParts, printedClass } from './codeParts.ts'
import { type FiguredTable, figuresOf, type Part, partOf } from './publishedFigure.ts'

/** By what an expenditure is told apart: all of it by function, the basic part of it by economic category. */
export type ComposedBy = 'function' | 'economic'

/** A code, and inside it the codes below it. Invariant: the codes of one level add up to the one that holds them. */
export interface ComposedCode extends CodePart {
  readonly inner: readonly ComposedCode[]
}

export interface Composition {
  /** The total that the table prints; null where there is nothing. */
  readonly whole: Part | null
  readonly classes: readonly ComposedCode[]
}

const TABLES = {
  function: { id: 'T02', digits: [3, 5, 7] },
  economic: { id: 'T04', digits: [3, 5] },
} as const

/**
 * What the expenditure of a department, or of one unit, consists of: classes (类), and the codes inside each.
 * @param unit null: the whole department
 */
export function composition(tables: readonly FiguredTable[], by: ComposedBy, unit: string | null): Composition {
  const { id, digits } = TABLES[by]
  const table = figuresOf(tables, id)
  const total = table.at(
    unit === null ? 'total' : `unit:${unit}`,
    'total',
    unit === null ? '合计' : table.text(`unit:${unit}`, 'name'),
  )
  const levels = digits.map((length) => codeParts(table, { column: 'total', digits: length, unit, prefix: 'code:' }))
  const inside = (level: number, above: string): ComposedCode[] =>
    (levels[level] ?? [])
      .filter(({ code }) => code.startsWith(above))
      .map((part) => ({ ...part, inner: inside(level + 1, part.code) }))
  const classes = inside(0, '')
  return {
    whole: total === null ? null : partOf('whole', total.name, [total]),
    classes: by === 'function' && unit === null ? classes.map((part) => printedClass(part, tables)) : classes,
  }
}

/** Codes in the order of a table, each before those inside it, with how deep it stands. */
export const inOrder = (
  codes: readonly ComposedCode[],
  depth = 0,
): readonly (ComposedCode & { readonly depth: number })[] =>
  codes.flatMap((code) => [{ ...code, depth }, ...inOrder(code.inner, depth + 1)])

/** What the whole has beyond its classes; not zero only where the tables themselves don't agree. */
export const unexplained = ({ whole, classes }: Composition): AmountYuan | null =>
  whole === null ? null : classes.reduce((rest, { amount }) => subtractYuan(rest, amount), whole.amount)

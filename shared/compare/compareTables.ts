import { Exact } from '../money/exact.ts'
import { type ComparedFigure, comparedFigures } from './comparedFigures.ts'
import type { ComparedTable } from './comparedTable.ts'

/** One figure that is not the same in two states of a department. */
export interface FigureDifference {
  /** `added`: blank or not there on the left; `gone`: on the right. Blank is not zero. */
  readonly kind: 'added' | 'gone' | 'changed'
  /** The figure on either side; null where it is blank there. */
  readonly left: ComparedFigure | null
  readonly right: ComparedFigure | null
  /** Right minus left, exact; of one that is on one side alone, all of it with its sign. */
  readonly difference: string
  /** Of the left figure, two decimals, half up; null where that is blank or zero. */
  readonly percent: string | null
}

/**
 * The figures that differ between two states of a department, in the order of the right state; what is gone stands where
 * it was. Rows are found again by unit, code and name, so one that moved to another line has not changed.
 * Invariants: nothing differs from itself; exchanging the sides negates every difference; the differences, applied to the
 * left figures, give the right ones.
 */
export function compareTables(left: readonly ComparedTable[], right: readonly ComparedTable[]): FigureDifference[] {
  const before = comparedFigures(left)
  const after = comparedFigures(right)
  const gone = new Map<string | null, ComparedFigure[]>()
  let behind: string | null = null
  for (const figure of before.values()) {
    if (after.has(figure.identity)) behind = figure.identity
    else gone.set(behind, [...(gone.get(behind) ?? []), figure])
  }
  const goneBehind = (identity: string | null) => (gone.get(identity) ?? []).map((figure) => differenceOf(figure, null))
  const differences = goneBehind(null)
  for (const figure of after.values()) {
    const old = before.get(figure.identity) ?? null
    if (old === null || !new Exact(old.value).equals(figure.value)) differences.push(differenceOf(old, figure))
    differences.push(...goneBehind(figure.identity))
  }
  return differences
}

type Sides =
  | readonly [left: ComparedFigure, right: ComparedFigure | null]
  | readonly [left: null, right: ComparedFigure]

function differenceOf(...[left, right]: Sides | readonly [ComparedFigure | null, ComparedFigure]): FigureDifference {
  const from = new Exact(left?.value ?? 0)
  const by = new Exact(right?.value ?? 0).minus(from)
  const hasPercent = left !== null && right !== null && !from.isZero()
  return {
    kind: left === null ? 'added' : right === null ? 'gone' : 'changed',
    left,
    right,
    difference: figureText(by, (right ?? left)?.kind ?? 'amount'),
    percent: hasPercent ? by.dividedBy(from.abs()).times(100).toFixed(2) : null,
  }
}

/** A figure in its canonical form: amounts with two decimals at least, quantities plain; zero has no sign. */
function figureText(value: Exact, kind: ComparedFigure['kind']): string {
  if (value.isZero()) return kind === 'amount' ? '0.00' : '0'
  return kind === 'amount' ? value.toFixed(Math.max(2, value.decimalPlaces())) : value.toFixed()
}

/** The larger change first, whatever its sign; equal ones stay in their order. */
export const bySize = (differences: readonly FigureDifference[]): FigureDifference[] =>
  differences.toSorted((a, b) => new Exact(b.difference).abs().comparedTo(new Exact(a.difference).abs()))

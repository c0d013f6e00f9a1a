import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'

export type FindingKind = 'error' | 'warning' | 'hint' | 'rounding' | 'cannot-compare'

const ORDER: readonly FindingKind[] = ['error', 'warning', 'hint', 'cannot-compare', 'rounding']

type Kinded = Pick<FindingText, 'verdict' | 'severity'>
type Compared = Kinded & Pick<FindingText, 'values' | 'difference' | 'leftCells' | 'rightCells'>

/** A rounding difference, and what can't be compared yet, is information, whatever the severity of its rule. */
const kindOf = ({ verdict, severity }: Kinded): FindingKind =>
  verdict === 'different' || verdict === 'equal' ? severity : verdict

/** What a person has to do about some findings; those with the same difference stand with the gravest of them. */
export interface FindingGroup<T> {
  readonly kind: FindingKind
  /** How many findings are of this kind, wherever they stand. */
  readonly count: number
  readonly findings: readonly { readonly finding: T; readonly same: readonly T[] }[]
}

/**
 * The findings by what a person has to do about them, the gravest first; empty groups are left out. Where findings are off
 * by the same amount and look at the same cell, they are one matter: they stand behind the gravest of them, each still
 * told.
 */
export function findingGroups<T extends Compared>(findings: readonly T[]): FindingGroup<T>[] {
  const sorted = ORDER.flatMap((kind) => findings.filter((finding) => kindOf(finding) === kind))
  const matters = sorted.reduce<Matter<T>[]>((known, finding) => joined(known, finding), [])
  return ORDER.map((kind) => ({
    kind,
    count: findings.filter((finding) => kindOf(finding) === kind).length,
    findings: matters.filter(({ finding }) => kindOf(finding) === kind),
  })).filter(({ count }) => count > 0)
}

interface Matter<T> {
  readonly finding: T
  readonly same: T[]
  readonly off: string | null
  readonly cells: Set<string>
}

function joined<T extends Compared>(known: Matter<T>[], finding: T): Matter<T>[] {
  const off = amountOff(finding)
  const cells = cellsOf(finding)
  const matter =
    off === null ? undefined : known.find((one) => one.off === off && cells.some((cell) => one.cells.has(cell)))
  if (matter === undefined) return [...known, { finding, same: [], off, cells: new Set(cells) }]
  matter.same.push(finding)
  for (const cell of cells) matter.cells.add(cell)
  return known
}

/** By how much the sides of a finding differ, whichever is larger; null where that is no amount. */
const amountOff = ({ verdict, values, difference }: Compared): string | null =>
  verdict === 'different' && values === 'yuan' && difference !== null ? new Exact(difference).abs().toFixed() : null

const cellsOf = ({ leftCells, rightCells }: Compared): readonly string[] =>
  [...leftCells, ...rightCells].map(({ unit, cell }) => `${unit}/${cell}`)

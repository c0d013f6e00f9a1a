import type { Finding } from '@hesuan/shared/checks/rule.ts'
import type { CellRef } from '@hesuan/shared/consolidation/measure.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { LiveFigures } from './computeLive.ts'
import { type CellMark, marksOf } from './findingMarks.ts'

/** Cells of a side that the page is told; a sum over thousands of rows has thousands of them, and nobody reads those. */
const MOST_CELLS = 60

/** A finding with the first cells of each side. */
export interface LiveFinding extends Finding {
  /** How many cells of this section more the sides have. */
  readonly moreLeft: number
  readonly moreRight: number
}

/** What the section comes to as a whole. */
export interface LiveSummary extends Omit<LiveFigures, 'values' | 'findings'> {
  readonly findings: readonly LiveFinding[]
}

/** What is different since the answer before: a page with twenty thousand rows must not take all of them each time. */
export interface LiveAnswer {
  /** Derived cells, subtotals and totals, by `row:column`; null where there is none any more. */
  readonly values: readonly (readonly [cell: string, value: string | null])[]
  readonly marks: readonly (readonly [cell: string, mark: CellMark | null])[]
  /** Null: the same as before. */
  readonly summary: LiveSummary | null
}

/** Turns one state of the figures after the other into what changed between them. */
export class LiveAnswers {
  readonly #unitCode: string
  #values: ReadonlyMap<string, string> = new Map()
  #marks: ReadonlyMap<string, CellMark> = new Map()
  #summary = ''

  constructor(unitCode: string) {
    this.#unitCode = unitCode
  }

  next({ values, findings, ...whole }: LiveFigures): LiveAnswer {
    const marks = marksOf(findings, this.#unitCode)
    const summary = { ...whole, findings: findings.map((finding) => shortened(finding, this.#unitCode)) }
    const text = JSON.stringify(summary)
    const answer = {
      values: differing(this.#values, values, (a, b) => a === b),
      marks: differing(this.#marks, marks, (a, b) => a.severity === b.severity && a.text === b.text),
      summary: text === this.#summary ? null : summary,
    }
    this.#values = values
    this.#marks = marks
    this.#summary = text
    return answer
  }
}

function shortened(finding: Finding, unit: string): LiveFinding {
  const left = firstCells(finding.leftCells, unit)
  const right = firstCells(finding.rightCells, unit)
  return { ...finding, leftCells: left.cells, rightCells: right.cells, moreLeft: left.more, moreRight: right.more }
}

/** The first cells of a side, and the first one of each further sheet. */
function firstCells(
  cells: readonly CellRef[],
  unit: string,
): { readonly cells: readonly CellRef[]; readonly more: number } {
  const own = cells.filter((cell) => cell.unit === unit)
  const sheets = new Set<string>()
  const kept = own.filter(({ cell }, index) => {
    const sheet = parseCellKey(cell)?.sheet ?? ''
    const isNew = !sheets.has(sheet)
    sheets.add(sheet)
    return isNew || index < MOST_CELLS
  })
  return { cells: kept, more: own.length - kept.length }
}

/** The keys whose values are not the same in both maps, with the new ones. */
function differing<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): (readonly [string, T | null])[] {
  const changed: (readonly [string, T | null])[] = []
  for (const key of before.keys()) if (!after.has(key)) changed.push([key, null])
  for (const [key, value] of after) {
    const known = before.get(key)
    if (known === undefined || !same(known, value)) changed.push([key, value])
  }
  return changed
}

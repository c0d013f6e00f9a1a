import type { Finding } from '@hesuan/shared/checks/rule.ts'
import type { CellRef } from '@hesuan/shared/consolidation/measure.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { LiveFigures } from './computeLive.ts'
import { type CellMark, FindingMarks } from './findingMarks.ts'

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
  readonly #shortened = new WeakMap<Finding, LiveFinding>()
  #values: LiveFigures['values'] = new Map()
  readonly #marks: FindingMarks
  #findings: readonly Finding[] = []
  #whole = ''

  constructor(unitCode: string) {
    this.#unitCode = unitCode
    this.#marks = new FindingMarks(unitCode)
  }

  next({ values, findings, ...whole }: LiveFigures): LiveAnswer {
    const text = JSON.stringify(whole)
    const sameFindings = isSame(findings, this.#findings)
    const answer = {
      values: [...values].flatMap(([sheet, cells]) => differing(this.#values.get(sheet) ?? new Map(), cells)),
      marks: sameFindings ? [] : this.#marks.next(findings),
      summary:
        sameFindings && text === this.#whole
          ? null
          : { ...whole, findings: findings.map((finding) => this.#shorten(finding)) },
    }
    this.#values = values
    this.#findings = findings
    this.#whole = text
    return answer
  }

  #shorten(finding: Finding): LiveFinding {
    const known = this.#shortened.get(finding)
    const short = known ?? shortened(finding, this.#unitCode)
    if (known === undefined) this.#shortened.set(finding, short)
    return short
  }
}

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

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
function differing(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): (readonly [string, string | null])[] {
  if (before === after) return []
  const changed: (readonly [string, string | null])[] = []
  for (const key of before.keys()) if (!after.has(key)) changed.push([key, null])
  for (const [key, value] of after) if (before.get(key) !== value) changed.push([key, value])
  return changed
}

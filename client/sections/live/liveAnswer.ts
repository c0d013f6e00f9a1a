import type { Finding } from '@hesuan/shared/checks/rule.ts'
import type { CellRef } from '@hesuan/shared/consolidation/measure.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import type { LiveFigures } from './computeLive.ts'
import { type CellMark, FindingMarks } from './findingMarks.ts'

/** Cells of a side that the page is told; a sum over thousands of rows has thousands of them, and nobody reads those. */
const MOST_CELLS = 60

/** A finding with the first cells of each side. */
export interface LiveFinding extends Finding {
  /** How many cells of this section more the sides have. */
  readonly moreLeft: number
  readonly moreRight: number
  /** The sheets of this section that the sides have cells in. */
  readonly sheets: readonly SheetId[]
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
  readonly summary: SummaryChange | null
}

/** A summary, told by what is new in it: each finding goes to the page once, under a number, as long as it stays. */
export interface SummaryChange {
  readonly whole: Omit<LiveSummary, 'findings'>
  /** The numbers of all findings, in their order. */
  readonly order: readonly number[]
  readonly added: readonly (readonly [number: number, finding: LiveFinding])[]
}

/** Turns one state of the figures after the other into what changed between them. */
export class LiveAnswers {
  readonly #unitCode: string
  #numbers: ReadonlyMap<Finding, number> = new Map()
  #lastNumber = 0
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
      summary: sameFindings && text === this.#whole ? null : { whole, ...this.#number(findings) },
    }
    this.#values = values
    this.#findings = findings
    this.#whole = text
    return answer
  }

  #number(findings: readonly Finding[]): Omit<SummaryChange, 'whole'> {
    const numbers = new Map<Finding, number>()
    const added: [number, LiveFinding][] = []
    for (const finding of findings) {
      const known = this.#numbers.get(finding)
      const number = known ?? ++this.#lastNumber
      if (known === undefined) added.push([number, shortened(finding, this.#unitCode)])
      numbers.set(finding, number)
    }
    this.#numbers = numbers
    return { order: [...numbers.values()], added }
  }
}

/** Puts the summaries of a worker together again: a finding is the same object as long as it stays. */
export class SummaryReader {
  #findings = new Map<number, LiveFinding>()

  read({ whole, order, added }: SummaryChange): LiveSummary {
    const known = new Map([...this.#findings, ...added])
    this.#findings = new Map(order.flatMap((number) => entryOf(known, number)))
    return { ...whole, findings: [...this.#findings.values()] }
  }
}

function entryOf<K, V>(map: ReadonlyMap<K, V>, key: K): [K, V][] {
  const value = map.get(key)
  return value === undefined ? [] : [[key, value]]
}

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

function shortened(finding: Finding, unit: string): LiveFinding {
  const left = firstCells(finding.leftCells, unit)
  const right = firstCells(finding.rightCells, unit)
  const sheets = new Set([...left.cells, ...right.cells].flatMap(({ cell }) => parseCellKey(cell)?.sheet ?? []))
  return {
    ...finding,
    leftCells: left.cells,
    rightCells: right.cells,
    moreLeft: left.more,
    moreRight: right.more,
    sheets: [...sheets],
  }
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

import type { Finding, Severity } from '@hesuan/shared/checks/rule.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { subtotalKey } from '../sheet/displayRows.ts'
import { ownWords } from './ownWords.ts'

/** What a check says about one cell. */
export interface CellMark {
  readonly severity: Severity
  readonly text: string
}

const SENTENCES_AT_A_CELL = 3
/** Where a sum of more rows than that is off, none of them is any likelier than the others: the sum itself is marked. */
const MOST_ROWS = 5
const RANK = { error: 0, warning: 1, hint: 2 } as const satisfies Record<Severity, number>

/**
 * The marks of a unit's cells, as findings come and go; where several are at one cell, the gravest first. Rounding marks
 * nothing.
 */
export class FindingMarks {
  readonly #unit: string
  /** In the order of the findings. */
  readonly #byCell = new Map<string, readonly Finding[]>()
  #findings: ReadonlySet<Finding> = new Set()

  constructor(unit: string) {
    this.#unit = unit
  }

  /** Takes the findings as they are now. Returns the cells whose marks are others, with the new ones; null: none. */
  next(findings: readonly Finding[]): readonly (readonly [cell: string, mark: CellMark | null])[] {
    const now = new Set(findings)
    const touched = new Map<string, CellMark | null>()
    const touch = (cell: string) => {
      if (!touched.has(cell)) touched.set(cell, this.#mark(cell))
    }
    for (const gone of this.#findings) {
      if (now.has(gone)) continue
      for (const cell of this.#cellsOf(gone)) {
        touch(cell)
        this.#byCell.set(
          cell,
          (this.#byCell.get(cell) ?? []).filter((finding) => finding !== gone),
        )
      }
    }
    for (const come of findings) {
      if (this.#findings.has(come)) continue
      for (const cell of this.#cellsOf(come)) {
        touch(cell)
        this.#byCell.set(cell, [...(this.#byCell.get(cell) ?? []), come])
      }
    }
    this.#findings = now
    return [...touched].flatMap(([cell, before]) => {
      const mark = this.#mark(cell)
      if (mark === null) this.#byCell.delete(cell)
      return before?.severity === mark?.severity && before?.text === mark?.text ? [] : [[cell, mark] as const]
    })
  }

  #mark(cell: string): CellMark | null {
    const findings = this.#byCell.get(cell) ?? []
    return findings.length === 0 ? null : gravest(findings, this.#unit)
  }

  #cellsOf({ verdict, leftCells, rightCells, bindings }: Finding): ReadonlySet<string> {
    if (verdict !== 'different') return new Set()
    const sides = [leftCells, rightCells].map((side) =>
      side.filter(({ unit }) => unit === this.#unit).map(({ cell }) => cell),
    )
    return new Set(sides.flatMap((cells) => markedOf(cells, bindings.code)))
  }
}

/** The cells of a side; where they are many rows of one column, the cell that shows what these come to. */
function markedOf(cells: readonly string[], code: string | undefined): readonly string[] {
  if (cells.length <= MOST_ROWS) return cells
  const parsed = cells.flatMap((cell) => parseCellKey(cell) ?? [])
  if (new Set(parsed.map(({ row }) => row)).size <= MOST_ROWS) return cells
  const sums = parsed.map(({ sheet, column }) => `${subtotalKey(sheet, code ?? 'total')}:${column}`)
  return [...new Set(sums)]
}

function gravest(findings: readonly Finding[], unit: string): CellMark {
  const sorted = findings.toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity] || (a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0),
  )
  const more = sorted.length - SENTENCES_AT_A_CELL
  return {
    severity: sorted[0]?.severity ?? 'hint',
    text: [
      ...sorted.slice(0, SENTENCES_AT_A_CELL).map(({ sentence }) => ownWords(sentence, unit)),
      ...(more > 0 ? [`另有 ${more} 项检查涉及此格`] : []),
    ].join('\n'),
  }
}

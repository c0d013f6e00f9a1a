import type { Finding, Severity } from '@hesuan/shared/checks/rule.ts'

/** What a check says about one cell. */
export interface CellMark {
  readonly severity: Severity
  readonly text: string
}

const SENTENCES_AT_A_CELL = 3
/** Where a sum of more cells than that is off, none of them is any likelier than the others: the panel says it. */
const MOST_MARKED = 200
const RANK = { error: 0, warning: 1, hint: 2 } as const satisfies Record<Severity, number>

/** The cells of a unit that findings are about, by key; where several are, the gravest first. Rounding marks nothing. */
export function marksOf(findings: readonly Finding[], unit: string): ReadonlyMap<string, CellMark> {
  const marks = new Map<string, CellMark[]>()
  for (const { verdict, severity, sentence, leftCells, rightCells } of findings) {
    if (verdict !== 'different') continue
    const sides = [leftCells, rightCells].map((side) => side.filter((cell) => cell.unit === unit))
    const cells = new Set(
      sides
        .filter(({ length }) => length <= MOST_MARKED)
        .flat()
        .map(({ cell }) => cell),
    )
    for (const cell of cells) marks.set(cell, [...(marks.get(cell) ?? []), { severity, text: sentence }])
  }
  return new Map([...marks].map(([cell, all]) => [cell, gravest(all)]))
}

function gravest(marks: readonly CellMark[]): CellMark {
  const sorted = marks.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
  const more = sorted.length - SENTENCES_AT_A_CELL
  return {
    severity: sorted[0]?.severity ?? 'hint',
    text: [
      ...sorted.slice(0, SENTENCES_AT_A_CELL).map(({ text }) => text),
      ...(more > 0 ? [`另有 ${more} 项检查涉及此格`] : []),
    ].join('\n'),
  }
}

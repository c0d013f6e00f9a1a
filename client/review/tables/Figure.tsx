import { createContext, useContext } from 'react'

/** A figure of a table, by its place. */
export interface FigurePlace {
  readonly row: string
  readonly column: string
}

interface Figures {
  readonly trace: (place: FigurePlace) => void
  /** The figure whose cells are shown now. */
  readonly traced: FigurePlace | null
  /** `row|column` of figures that have just changed. */
  readonly changed: ReadonlySet<string>
}

/** What the figures of the table in sight share; `trace` must be stable, or every figure renders again. */
export const FiguresContext = createContext<Figures>({ trace: () => undefined, traced: null, changed: new Set() })

interface FigureProps {
  readonly cell: { readonly text: string; readonly value: string | null } | undefined
  readonly row: string
  readonly column: string
}

/** A figure that shows its cells when asked; plain text where there is nothing to trace. */
export function Figure({ cell, row, column }: FigureProps) {
  const { trace, traced, changed } = useContext(FiguresContext)
  if (cell === undefined || cell.text === '') return null
  if (cell.value === null) return <>{cell.text}</>
  return (
    <button
      type="button"
      className="traceable"
      aria-expanded={traced?.row === row && traced.column === column}
      data-changed={changed.has(`${row}|${column}`) || undefined}
      onClick={() => trace({ row, column })}
    >
      {cell.text}
    </button>
  )
}

import { TABLE_TITLES } from './blocks.ts'
import type { ImportNote, LineKind, PublishedImport } from './result.ts'

/** What an import found, in numbers and sentences; plain JSON, for a command line or a log. */
export interface ImportSummary {
  readonly department: string
  readonly year: number
  readonly units: readonly string[]
  /** Tables by title, with their copies, data lines and printed figures. */
  readonly tables: readonly {
    readonly table: string
    readonly title: string
    readonly copies: number
    readonly dataLines: number
    readonly figures: number
  }[]
  /** Non-blank lines by what they are. */
  readonly lines: Readonly<Partial<Record<LineKind, number>>> & { readonly total: number }
  /** Rows of each section by sheet. */
  readonly sections: readonly { readonly unit: string; readonly rows: Readonly<Record<string, number>> }[]
  readonly notes: readonly (ImportNote & { readonly place: string })[]
}

/** Sums an import up. */
export function importSummary({ department, year, units, sections, printed, report }: PublishedImport): ImportSummary {
  const kinds = countBy(report.lines.map(({ kind }) => kind))
  return {
    department: `${department.code} ${department.name}`,
    year,
    units: units.map(({ code, name }) => `${code} ${name}`),
    tables: [...TABLE_TITLES].map(([table, title]) => {
      const own = report.lines.filter((line) => line.table === table)
      return {
        table,
        title,
        copies: own.filter(({ kind }) => kind === 'title').length,
        dataLines: own.filter(({ kind }) => kind === 'data').length,
        figures: printed.filter((figure) => figure.table === table && figure.value !== null).length,
      }
    }),
    lines: { ...kinds, total: report.lines.length },
    sections: sections.map(({ unitCode, rows }) => ({ unit: unitCode, rows: countBy(rows.map(({ sheet }) => sheet)) })),
    notes: report.notes.map((note) => ({ ...note, place: TABLE_TITLES.get(note.table) ?? '' })),
  }
}

function countBy<K extends string>(items: readonly K[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1
  return counts
}

import { comparableName } from '../../classification/lookup.ts'
import { type RowId, rowId } from '../../section/cellKey.ts'
import type { ColumnId } from '../../template/ids.ts'
import type { ProjectLine } from './document.ts'
import type { SourceLine } from './lines.ts'

/** A project of a unit: one row of its sheet, whatever tables print it. */
export interface Project {
  readonly id: RowId
  /** The part of the id behind the sheet: `p03`. */
  readonly local: string
  readonly line: SourceLine
  readonly unit: string
  readonly code: string
  readonly name: string
  /** Canonical 元 by source of funds; a blank is left out. */
  readonly funds: Readonly<Record<ColumnId, string>>
}

/**
 * The projects that tables 5, 7 and 8 list, each once, numbered inside their units in printed order. Lines of one unit,
 * code and name in tables of different budgets are one project out of several funds.
 */
export function projectLedger(lines: readonly ProjectLine[]): readonly Project[] {
  const projects: (Omit<Project, 'funds'> & {
    readonly funds: Record<ColumnId, string>
    readonly seen: Set<string>
  })[] = []
  for (const { line, unit, code, name, fund, amount } of lines) {
    let project = projects.find(
      (one) =>
        one.unit === unit &&
        one.code === code &&
        comparableName(one.name) === comparableName(name) &&
        !one.seen.has(fund),
    )
    if (project === undefined) {
      const local = numbered('p', projects.filter((one) => one.unit === unit).length)
      project = { id: rowId('projects', local), local, line, unit, code, name, funds: {}, seen: new Set() }
      projects.push(project)
    }
    project.seen.add(fund)
    if (amount !== null) project.funds[fund] = amount
  }
  return projects
}

/** The n-th local id of a kind, from 0: `p01`, `p02`, … */
export const numbered = (letter: string, index: number): string => `${letter}${String(index + 1).padStart(2, '0')}`

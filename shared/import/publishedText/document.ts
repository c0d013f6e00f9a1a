import type { ColumnId } from '../../template/ids.ts'
import type { SourceLine } from './lines.ts'

/**
 * What the leaf lines of the printed tables say, before it is filled into sections; the readers of the tables add to it
 * in the order of publication. Amounts are canonical 元, null where a blank is printed.
 */
export interface PublishedDocument {
  readonly units: Unit[]
  readonly department: { code: string | null; name: string }
  /** By source, of the department, with the line that prints it. */
  readonly income: Map<string, { readonly line: SourceLine; readonly amount: string }>
  readonly functional: FunctionalLine[]
  readonly economic: EconomicLine[]
  readonly projects: ProjectLine[]
  readonly threePublic: { readonly line: SourceLine; unit: string; item: string; amount: string }[]
  readonly procurement: ItemLine[]
  readonly services: ItemLine[]
  readonly tasks: TaskLine[]
  readonly goal: { text: string; line: SourceLine | null }
  readonly indicators: IndicatorLine[]
  readonly forms: FormLine[]
}

export interface Unit {
  readonly code: string
  readonly name: string
}

/** A 项 of table 2. */
export interface FunctionalLine {
  readonly line: SourceLine
  readonly unit: string
  readonly code: string
  readonly basic: string | null
  readonly remittance: string | null
  readonly subsidy: string | null
}

/** An economic 款 of table 4. */
export interface EconomicLine {
  readonly line: SourceLine
  readonly unit: string
  readonly code: string
  readonly amount: string | null
}

/** A project of tables 5, 7 or 8, with its amount out of the budget that the table is about. */
export interface ProjectLine {
  readonly line: SourceLine
  readonly unit: string
  readonly code: string
  readonly name: string
  readonly fund: 'general' | 'govFund' | 'stateCapital'
  readonly amount: string | null
}

/** A line of table 9 or 10: the project by its printed name, the rest by column of the sheet. */
export interface ItemLine {
  readonly line: SourceLine
  readonly unit: string
  readonly project: string
  readonly cells: Readonly<Record<ColumnId, string>>
}

/** A task of table 11. */
export interface TaskLine {
  readonly line: SourceLine
  readonly cells: Record<ColumnId, string>
}

export interface IndicatorLine {
  readonly line: SourceLine
  readonly term: 'midTerm' | 'year'
  readonly level1: string
  readonly level2: string
  readonly level3: string
  readonly value: string
}

/** A performance form of table 12: the project by its printed name, the header by column of the sheet. */
export interface FormLine {
  readonly line: SourceLine
  readonly project: string
  readonly cells: Readonly<Record<ColumnId, string>>
  readonly indicators: readonly IndicatorLine[]
}

export const emptyDocument = (departmentName: string): PublishedDocument => ({
  units: [],
  department: { code: null, name: departmentName },
  income: new Map(),
  functional: [],
  economic: [],
  projects: [],
  threePublic: [],
  procurement: [],
  services: [],
  tasks: [],
  goal: { text: '', line: null },
  indicators: [],
  forms: [],
})

import type { ColumnId } from '../../template/ids.ts'
import type { SourceLine } from './lines.ts'

/** What the leaf lines of the printed tables say, before it is filled into sections. Amounts are canonical 元. */
export interface PublishedDocument {
  units: { code: string; name: string }[]
  /** `code` of the department, where table 10 prints it. */
  departmentCode: string | null
  departmentName: string
  year: number
  /** By source, of the department. */
  income: Map<string, string>
  functional: FunctionalLine[]
  economic: { unit: string; code: string; amount: string | null }[]
  projects: ProjectLine[]
  threePublic: { unit: string; item: string; amount: string }[]
  procurement: ItemLine[]
  services: ItemLine[]
  overall: OverallTable
  forms: FormLine[]
}

export interface FunctionalLine {
  readonly unit: string
  readonly code: string
  readonly basic: string | null
  readonly remittance: string | null
  readonly subsidy: string | null
}

export interface ProjectLine {
  readonly line: SourceLine
  readonly unit: string
  readonly code: string
  readonly name: string
  readonly amount: string | null
}

/** A line of table 9 or 10: the project by its printed name, the rest by column. */
export interface ItemLine {
  readonly line: SourceLine
  readonly unit: string
  readonly project: string
  readonly cells: Readonly<Record<ColumnId, string>>
}

export interface OverallTable {
  tasks: Record<ColumnId, string>[]
  goal: string
  indicators: IndicatorLine[]
}

export interface IndicatorLine {
  readonly term: 'midTerm' | 'year'
  readonly level1: string
  readonly level2: string
  readonly level3: string
  readonly value: string
}

/** A performance form. */
export interface FormLine {
  readonly line: SourceLine
  readonly project: string
  readonly cells: Record<ColumnId, string>
  readonly indicators: IndicatorLine[]
}

export const emptyDocument = (): PublishedDocument => ({
  units: [],
  departmentCode: null,
  departmentName: '',
  year: 0,
  income: new Map(),
  functional: [],
  economic: [],
  projects: [],
  threePublic: [],
  procurement: [],
  services: [],
  overall: { tasks: [], goal: '', indicators: [] },
  forms: [],
})

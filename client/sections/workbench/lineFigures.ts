import type { SectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'

/** The figures of the header, in their order. */
export const LINE_FIGURES = [
  'income',
  'expenditure',
  'basic',
  'project',
] as const satisfies readonly (keyof SectionTotals)[]

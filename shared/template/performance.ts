import type { ColumnId, SheetId } from './ids.ts'

/** How the performance forms (绩效目标表) of a year are made of the sheets of a section. */
export interface PerformancePlan {
  /** A row is the header and the goals of one form. */
  readonly forms: { readonly sheet: SheetId; readonly project: ColumnId; readonly required: readonly ColumnId[] }
  /** A row is one indicator of a form. */
  readonly indicators: {
    readonly sheet: SheetId
    readonly form: ColumnId
    readonly term: ColumnId
    readonly level1: ColumnId
    readonly level2: ColumnId
    /** What is measured, and the value that is aimed at. */
    readonly text: ColumnId
    readonly value: ColumnId
  }
  /** In the order of print. A form must have the required groups for the required terms. */
  readonly terms: readonly { readonly value: string; readonly required: boolean }[]
  /** In the order of print. */
  readonly groups: readonly IndicatorGroup[]
  /** What every form must have: an indicator of one of these groups. */
  readonly requirements: readonly IndicatorRequirement[]
}

/** The indicators of one kind (二级指标). */
export interface IndicatorGroup {
  readonly id: string
  /** What is written into the column of the first level. */
  readonly level1: string
  /** What is written into the column of the second level. */
  readonly level2: string
  /** Other spellings in use, without a closing 指标. */
  readonly names: readonly string[]
}

export interface IndicatorRequirement {
  readonly title: string
  readonly anyOf: readonly IndicatorGroup['id'][]
}

/** The name of a group as it is compared: one width, no blanks, without a closing 指标. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').replace(/指标$/, '')

/**
 * The group that an indicator belongs to, by what its second level says; null where that is none of the year's groups.
 * The first level is left aside: in print it is often carried on from the line above.
 */
export function groupOfIndicator({ groups }: Pick<PerformancePlan, 'groups'>, level2: string): IndicatorGroup | null {
  const wanted = plain(level2)
  if (wanted === '') return null
  return groups.find((group) => [group.level2, ...group.names].some((name) => plain(name) === wanted)) ?? null
}

/** What a form still lacks: the requirements that none of these groups meets. */
export const unmetRequirements = (
  { requirements }: Pick<PerformancePlan, 'requirements'>,
  present: ReadonlySet<IndicatorGroup['id']>,
): readonly IndicatorRequirement[] => requirements.filter(({ anyOf }) => !anyOf.some((id) => present.has(id)))

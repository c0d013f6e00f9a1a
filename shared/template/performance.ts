import type { ColumnId, SheetId } from './ids.ts'

/** The indicators of a form: where they stand, in which groups, and what a form must have of them. */
export interface IndicatorPlan {
  /** A row is one indicator. */
  readonly indicators: {
    readonly sheet: SheetId
    /** Which form a row belongs to; null where all of the sheet belong to the one form that there is. */
    readonly form: ColumnId | null
    /** Null where all of them are of the one term. */
    readonly term: ColumnId | null
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

/** How the performance forms (绩效目标表) of a year are made of the sheets of a section. */
export interface PerformancePlan extends IndicatorPlan {
  /** A row is the header and the goals of one form. */
  readonly forms: {
    readonly sheet: SheetId
    readonly project: ColumnId
    readonly required: readonly ColumnId[]
    /** What the section says of the project already, so that nobody types it into its form again. */
    readonly carried: readonly CarriedAmount[]
  }
  readonly indicators: IndicatorPlan['indicators'] & { readonly form: ColumnId; readonly term: ColumnId }
}

/** An amount of a form: the sum of these columns in the project's line, or in the lines of a sheet that refer to it. */
export interface CarriedAmount {
  /** Of the form. */
  readonly column: ColumnId
  readonly columns: readonly ColumnId[]
  /** Null: the line of the project itself. */
  readonly referring: { readonly sheet: SheetId; readonly project: ColumnId } | null
}

/** How the overall performance form (整体支出绩效目标表) of a department is made of its section's sheets. */
export interface OverallPlan extends IndicatorPlan {
  readonly title: string
  /** A row is a task with its amounts. */
  readonly tasks: { readonly sheet: SheetId; readonly name: ColumnId; readonly required: readonly ColumnId[] }
  /** Its one row holds the goals. */
  readonly goals: { readonly sheet: SheetId; readonly required: readonly ColumnId[] }
  /** How the amounts of the tasks are compared with what the budgets of the units come to. */
  readonly compared: {
    /** The column of the kinds of expenditure; each kind is a part of the rule. */
    readonly kind: ColumnId
    readonly total: ColumnId
    readonly rule: string
    /** The part that compares all of them. */
    readonly all: string
  }
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
export function groupOfIndicator({ groups }: Pick<IndicatorPlan, 'groups'>, level2: string): IndicatorGroup | null {
  const wanted = plain(level2)
  if (wanted === '') return null
  return groups.find((group) => [group.level2, ...group.names].some((name) => plain(name) === wanted)) ?? null
}

/** What a form still lacks: the requirements that none of these groups meets. */
export const unmetRequirements = (
  { requirements }: Pick<IndicatorPlan, 'requirements'>,
  present: ReadonlySet<IndicatorGroup['id']>,
): readonly IndicatorRequirement[] => requirements.filter(({ anyOf }) => !anyOf.some((id) => present.has(id)))

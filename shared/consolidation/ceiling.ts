/** What a ceiling (控制数) is set on: all expenditure, or one of its two parts. */
export const CEILING_KINDS = ['total', 'basic', 'project'] as const
export type CeilingKind = (typeof CEILING_KINDS)[number]

/** The most that a unit, or the department as a whole, may spend; issued by the head of the department. */
export interface Ceiling {
  /** null: of the department, all units together. */
  readonly unit: string | null
  readonly kind: CeilingKind
  /** Canonical 元. */
  readonly amount: string
}

/** The ceiling of a unit (undefined: of the department); null where none was issued. */
export const ceilingOf = (ceilings: readonly Ceiling[], unit: string | undefined, kind: CeilingKind): string | null =>
  ceilings.find((ceiling) => ceiling.unit === (unit ?? null) && ceiling.kind === kind)?.amount ?? null

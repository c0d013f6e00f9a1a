import type { ColumnId, SheetId } from './ids.ts'

/** How head counts and standards (定额) propose the lines of the public funds (公用经费). */
export interface QuotaPlan {
  /** A row is so many heads at a standard, for one economic line. */
  readonly standards: {
    readonly sheet: SheetId
    readonly name: ColumnId
    readonly heads: ColumnId
    readonly code: ColumnId
    readonly quota: ColumnId
    readonly factor: ColumnId
    readonly note: ColumnId
  }
  /** The lines that are proposed. */
  readonly lines: {
    readonly sheet: SheetId
    readonly code: ColumnId
    readonly amount: ColumnId
    readonly basis: ColumnId
  }
  /** The standards of the year, which a unit begins with and may change. */
  readonly usual: readonly UsualQuota[]
  /** What a quota is multiplied by, by the kind of unit; exact decimals. */
  readonly factors: readonly { readonly label: string; readonly factor: string }[]
  /** Where the standards come from, in Chinese; written beside each of them. */
  readonly source: string
}

export interface UsualQuota {
  readonly code: string
  /** 元 a head and year. */
  readonly quota: string
  /** Which head count it goes by: posts (编制数), or people who are there (实有数). */
  readonly heads: 'posts' | 'people'
}

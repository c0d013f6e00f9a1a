import type { AmountUnit } from '../money/amount.ts'
import type { ColumnId } from '../template/ids.ts'

/** A published table as far as it is compared: computed now, or as it was stored. */
export interface ComparedTable {
  readonly id: string
  /** Tells copies of a repeated table apart: `unit/row id`; empty for the others. */
  readonly copy: string
  readonly title: string
  readonly unit: AmountUnit
  readonly decimals: number
  readonly columns: readonly ComparedColumn[]
  readonly rows: readonly ComparedRow[]
}

export interface ComparedColumn {
  readonly id: ColumnId
  readonly header: readonly string[]
  readonly kind: 'code' | 'text' | 'amount' | 'quantity'
}

export interface ComparedRow {
  readonly key: string
  readonly level: number
  readonly style: 'total' | 'group' | 'leaf'
  readonly cells: Readonly<Record<ColumnId, { readonly text: string; readonly value: string | null }>>
}

export type FigureColumn = ComparedColumn & { readonly kind: 'amount' | 'quantity' }

export const isFigureColumn = (column: ComparedColumn): column is FigureColumn =>
  column.kind === 'amount' || column.kind === 'quantity'

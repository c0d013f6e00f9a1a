import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { z } from 'zod'
import type { WidthMemory } from '../grid/columnLayout.ts'

const Unit = z.enum(['yuan', 'wan'])
const Widths = z.record(z.string(), z.number())

/** What one person has set for themselves in this browser. Where nothing may be stored, nothing is remembered. */
export class Preferences {
  readonly #userId: string

  constructor(userId: string) {
    this.#userId = userId
  }

  amountUnit(): AmountUnit {
    const kept = Unit.safeParse(this.#read('amountUnit'))
    return kept.success ? kept.data : 'wan'
  }

  keepAmountUnit(unit: AmountUnit): void {
    this.#write('amountUnit', unit)
  }

  isPanelHidden(): boolean {
    return this.#read('panelHidden') === true
  }

  keepPanelHidden(hidden: boolean): void {
    this.#write('panelHidden', hidden)
  }

  columnWidths(sheet: string): WidthMemory {
    const load = (): Record<string, number> => {
      const kept = Widths.safeParse(this.#read(`widths.${sheet}`))
      return kept.success ? kept.data : {}
    }
    return { load, save: (column, width) => this.#write(`widths.${sheet}`, { ...load(), [column]: width }) }
  }

  #read(name: string): unknown {
    try {
      const kept = window.localStorage.getItem(this.#key(name))
      const value: unknown = kept === null ? null : JSON.parse(kept)
      return value
    } catch (error) {
      console.warn('The preferences of this browser could not be read', error)
      return null
    }
  }

  #write(name: string, value: unknown): void {
    try {
      window.localStorage.setItem(this.#key(name), JSON.stringify(value))
    } catch (error) {
      console.warn('The preferences of this browser could not be kept', error)
    }
  }

  #key(name: string): string {
    return `hesuan.${this.#userId}.${name}`
  }
}

import { describe, expect, it } from 'vitest'
import { plantTree } from './plantedTree.ts'

const MONEY = 'never passes through a binary floating-point number'
const CLOCK = 'has no clock and no chance of its own'
const GLOBAL_DECIMAL = 'Decimal.set is global'
const SILENCE = "loses somebody's budget silently"

/** What the lint says about this code in this package. */
function lint(place: 'shared' | 'server', code: string): string {
  const tree = plantTree({ [`${place}/planted.ts`]: code })
  try {
    return tree.run('biome', 'lint', `${place}/planted.ts`)
  } finally {
    tree.remove()
  }
}

describe('the lint of this repository', () => {
  it.each([
    ['shared', 'export const planted = (text: string) => parseFloat(text)\n', MONEY],
    ['server', 'export const planted = (amountText: string) => Number(amountText)\n', MONEY],
    ['shared', 'export const planted = (row: { totalYuan: string }) => +row.totalYuan\n', MONEY],
    ['server', 'export const planted = (sum: { toNumber(): number }) => sum.toNumber()\n', MONEY],
    ['shared', 'export const planted = () => Date.now()\n', CLOCK],
    ['shared', 'export const planted = () => new Date()\n', CLOCK],
    ['shared', 'export const planted = Math.random\n', CLOCK],
    ['shared', "import { Decimal } from 'decimal.js'\n\nDecimal.set({ precision: 5 })\n", GLOBAL_DECIMAL],
    ['server', 'export function planted(save: () => void) {\n  try {\n    save()\n  } catch {}\n}\n', SILENCE],
    ['server', 'export const planted = (save: () => Promise<void>) => save().catch(() => {})\n', SILENCE],
    ['shared', 'export const planted = (value: any) => value\n', 'noExplicitAny'],
    [
      'server',
      'export async function save(): Promise<void> {}\n\nexport function planted() {\n  save()\n}\n',
      'noFloatingPromises',
    ],
  ] as const)('refuses in %s/: %j', (place, code, message) => {
    expect(lint(place, code)).toContain(message)
  })

  it.each([
    ['shared', 'export const planted = (year: string, want: string) => Number(year) + Number(want)\n'],
    ['shared', 'export const planted = (atMs: number) => new Date(atMs)\n'],
    ['server', 'export const planted = () => Date.now()\n'],
  ] as const)('accepts in %s/: %j', (place, code) => {
    expect(lint(place, code)).not.toContain('━━━')
  })
})

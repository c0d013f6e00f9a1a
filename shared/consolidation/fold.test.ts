import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Exact } from '../money/exact.ts'
import { rowId } from '../section/cellKey.ts'
import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { addSummaries, EMPTY_SUMMARY, subtractSummary, summarise } from './fold.ts'
import type { Summary } from './measure.ts'

const yuan = fc
  .bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
  .map((fen) => new Exact(fen.toString()).dividedBy(100).toFixed(2))
const basicRow = fc.record({
  code: fc.constantFrom('30101', '30102', '30201', '30305'),
  amount: fc.option(yuan, { nil: '' }),
})
const section = fc.array(basicRow, { maxLength: 12 })

const snapshotOf = (rows: readonly { code: string; amount: string }[]): SectionSnapshot => ({
  unitCode: '701001',
  kind: 'unit',
  precision: 'fen',
  rows: rows.map((cells, index): SnapshotRow => ({ id: rowId('basic', `r${index}`), sheet: 'basic', cells })),
})

/** The slow, obvious way: for each key, add up the cells that belong to it. */
function obvious(sections: readonly (readonly { code: string; amount: string }[])[]): Record<string, string> {
  const sums: Record<string, string> = {}
  for (const { code, amount } of sections.flat()) {
    if (amount === '') continue
    const key = `basic|amount|code=${code}`
    sums[key] = new Exact(sums[key] ?? 0).plus(amount).toFixed(2)
  }
  return sums
}

const plain = ({ entries }: Summary): Record<string, string> =>
  Object.fromEntries([...entries].map(([key, { sum }]) => [key, sum.amount.toFixed(2)]))

const fold = (rows: readonly { code: string; amount: string }[]): Summary => summarise(TEMPLATE_2022, snapshotOf(rows))

describe('summaries', () => {
  it('[CON-1] of several sections together are the sum of their summaries', () =>
    fc.assert(
      fc.property(fc.array(section, { maxLength: 6 }), (sections) => {
        const total = sections.map(fold).reduce(addSummaries, EMPTY_SUMMARY)
        expect(plain(total)).toEqual(obvious(sections))
      }),
    ))

  it('[CON-2] can be taken out of a sum again, as if they had never been in it', () =>
    fc.assert(
      fc.property(section, section, (first, second) => {
        const without = subtractSummary(addSummaries(fold(first), fold(second)), fold(second))
        expect(plain(without)).toEqual(plain(fold(first)))
      }),
    ))

  it('[CON-2] take the place of an older one of the same section: stepwise equals from scratch', () =>
    fc.assert(
      fc.property(section, fc.array(section, { maxLength: 5 }), (other, versions) => {
        let total = fold(other)
        let present = EMPTY_SUMMARY
        for (const version of versions) {
          const next = fold(version)
          total = addSummaries(subtractSummary(total, present), next)
          present = next
        }
        expect(plain(total)).toEqual(obvious([other, versions.at(-1) ?? []]))
      }),
    ))
})

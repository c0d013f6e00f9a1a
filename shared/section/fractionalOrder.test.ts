import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialPositions, positionBetween, positionsBetween } from './fractionalOrder.ts'

const position = fc
  .tuple(fc.stringMatching(/^[0-9a-z]{0,5}$/), fc.stringMatching(/^[1-9a-z]$/))
  .map(([start, end]) => start + end)
const orNull = fc.option(position, { nil: null })

describe('positions of rows', () => {
  it('[SEC-1] lie strictly between their neighbours, and always leave room below', () => {
    fc.assert(
      fc.property(orNull, orNull, (one, other) => {
        const swap = one !== null && other !== null && one > other
        const [after, before] = swap ? [other, one] : [one, other]
        fc.pre(after === null || after !== before)
        const between = positionBetween(after, before)
        expect(after === null || after < between).toBe(true)
        expect(before === null || between < before).toBe(true)
        expect(between).toMatch(/^[0-9a-z]*[1-9a-z]$/)
      }),
      { numRuns: 2000 },
    )
  })

  it('[SEC-1] refuse neighbours that are in the wrong order or equal', () => {
    expect(() => positionBetween('b', 'a')).toThrow(RangeError)
    expect(() => positionBetween('a', 'a')).toThrow(RangeError)
  })

  it('[SEC-1] of several rows that come together lie between the same neighbours, in order', () => {
    fc.assert(
      fc.property(orNull, orNull, fc.integer({ min: 0, max: 600 }), (one, other, count) => {
        const swap = one !== null && other !== null && one > other
        const [after, before] = swap ? [other, one] : [one, other]
        fc.pre(after === null || after !== before)
        const between = positionsBetween(after, before, count)
        expect(between).toHaveLength(count)
        expect([...new Set(between)].sort()).toEqual(between)
        for (const text of between) {
          expect((after === null || after < text) && (before === null || text < before)).toBe(true)
          expect(text).toMatch(/^[0-9a-z]*[1-9a-z]$/)
        }
      }),
    )
  })

  it('[SEC-2] stay short where blocks of rows are appended one behind the other', () => {
    let last: string | null = null
    for (let count = 0; count < 200; count++) last = positionsBetween(last, null, 500).at(-1) ?? null
    expect(last?.length).toBeLessThan(100)
  })

  it('[SEC-2] stay short where rows are appended one by one', () => {
    let last: string | null = null
    for (let count = 0; count < 2000; count++) last = positionBetween(last, null)
    expect(last?.length).toBeLessThan(70)
  })

  it('[SEC-2] of rows that are seeded together are in order, apart, and short', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (count) => {
        const positions = initialPositions(count)
        expect(positions).toHaveLength(count)
        expect([...new Set(positions)].sort()).toEqual(positions)
        for (const text of positions) expect(text).toMatch(/^[0-9a-z]{2,6}i$/)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, cycle, edgeFrom, goTo, isSingle, moveBy, type Place, rangeOf, type Selection } from './selection.ts'

const EXTENT = { rows: 10, columns: 4 }
const place = (row: number, column: number): Place => ({ row, column })

describe('moving about', () => {
  it('[GRD-6] an arrow moves by one cell and stops at the edges', () => {
    expect(moveBy(at(place(0, 0)), { rows: 1, columns: 0 }, EXTENT, false)).toEqual(at(place(1, 0)))
    expect(moveBy(at(place(0, 0)), { rows: -1, columns: 0 }, EXTENT, false)).toEqual(at(place(0, 0)))
    expect(moveBy(at(place(9, 3)), { rows: 0, columns: 1 }, EXTENT, false)).toEqual(at(place(9, 3)))
  })

  it('[GRD-7] Shift stretches the range and leaves the active cell where it is', () => {
    const stretched = moveBy(
      moveBy(at(place(5, 2)), { rows: -2, columns: 0 }, EXTENT, true),
      { rows: 0, columns: 1 },
      EXTENT,
      true,
    )
    expect(stretched.active).toEqual(place(5, 2))
    expect(rangeOf(stretched)).toEqual({ top: 3, bottom: 5, left: 2, right: 3 })
    expect(moveBy(stretched, { rows: 1, columns: 0 }, EXTENT, false)).toEqual(at(place(6, 2)))
  })

  it('[GRD-8] Ctrl and an arrow go to the end of a filled block, then to the next one, then to the edge', () => {
    const filled = new Set([0, 1, 2, 6])
    const isFilled = ({ row }: Place) => filled.has(row)
    const down = (row: number) => edgeFrom(place(row, 0), { rows: 1, columns: 0 }, EXTENT, isFilled).row
    expect([down(0), down(2), down(6), down(9)]).toEqual([2, 6, 9, 9])
    expect(edgeFrom(place(4, 0), { rows: -1, columns: 0 }, EXTENT, isFilled).row).toBe(2)
  })

  it('[GRD-9] Enter runs down the columns of a range and Tab along its rows, round and round', () => {
    const range: Selection = { active: place(1, 1), anchor: place(1, 1), focus: place(2, 2), others: [] }
    const walk = (step: { rows: number; columns: number }) => {
      const seen = []
      let here = range
      for (let i = 0; i < 4; i++) {
        here = cycle(here, step)
        seen.push([here.active.row, here.active.column])
      }
      return seen
    }
    expect(walk({ rows: 1, columns: 0 })).toEqual([
      [2, 1],
      [1, 2],
      [2, 2],
      [1, 1],
    ])
    expect(walk({ rows: 0, columns: 1 })).toEqual([
      [1, 2],
      [2, 1],
      [2, 2],
      [1, 1],
    ])
    expect(walk({ rows: 0, columns: -1 })).toEqual([
      [2, 2],
      [2, 1],
      [1, 2],
      [1, 1],
    ])
  })

  it('[GRD-6] no move ever leaves the sheet, and a range always holds its active cell', () => {
    const step = fc.record({ rows: fc.integer({ min: -12, max: 12 }), columns: fc.integer({ min: -6, max: 6 }) })
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.constantFrom('move', 'stretch', 'cycle', 'go'))), (moves) => {
        let here = at(place(0, 0))
        for (const [by, how] of moves) {
          if (how === 'cycle')
            here = isSingle(here)
              ? here
              : cycle(
                  here,
                  by.rows === 0 && by.columns === 0
                    ? { rows: 1, columns: 0 }
                    : { rows: Math.sign(by.rows), columns: by.rows === 0 ? Math.sign(by.columns) : 0 },
                )
          else if (how === 'go') here = goTo(here, place(by.rows, by.columns), EXTENT, true)
          else here = moveBy(here, by, EXTENT, how === 'stretch')
          const { top, bottom, left, right } = rangeOf(here)
          expect(top >= 0 && left >= 0 && bottom < EXTENT.rows && right < EXTENT.columns).toBe(true)
          expect(here.active.row >= top && here.active.row <= bottom).toBe(true)
          expect(here.active.column >= left && here.active.column <= right).toBe(true)
        }
      }),
    )
  })
})

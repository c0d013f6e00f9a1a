import { describe, expect, it } from 'vitest'
import { cellClasses, rowState } from './rowState.ts'
import { addRange, at, goTo } from './selection.ts'

const EXTENT = { rows: 10, columns: 6 }
const none = { preview: null, handle: false }

describe('how a row draws the selection', () => {
  it('[GRD-70] knows every range that runs through it, its edges, and the active cell', () => {
    const one = goTo(at({ row: 2, column: 1 }), { row: 3, column: 2 }, EXTENT, true)
    const both = goTo(addRange(one, { row: 3, column: 4 }), { row: 5, column: 5 }, EXTENT, true)
    const row = rowState(3, { selection: both, ...none })
    expect([0, 1, 2, 3, 4, 5].map((column) => cellClasses(row, column).trim())).toEqual([
      '',
      'selected edge-bottom edge-left',
      'selected edge-bottom edge-right',
      '',
      'selected edge-top edge-left active',
      'selected edge-top edge-right',
    ])
    expect(rowState(6, { selection: both, ...none })).toBe('')
  })

  it('[GRD-71] has the fill handle at the bottom right of the range, and shows where a fill would go', () => {
    const selection = goTo(at({ row: 2, column: 1 }), { row: 3, column: 2 }, EXTENT, true)
    const preview = { top: 4, bottom: 6, left: 1, right: 2 }
    const drawn = { selection, preview, handle: true }
    expect(cellClasses(rowState(2, drawn), 2)).not.toContain('with-handle')
    expect(cellClasses(rowState(3, drawn), 1)).not.toContain('with-handle')
    expect(cellClasses(rowState(3, drawn), 2)).toContain('with-handle')
    expect(cellClasses(rowState(6, drawn), 1).trim()).toBe('filling edge-bottom edge-left')
  })
})

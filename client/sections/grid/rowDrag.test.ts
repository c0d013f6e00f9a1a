import { describe, expect, it } from 'vitest'
import type { GridRow, GridSource } from './gridSource.ts'
import { rowBefore, rowBeforeStep } from './rowDrag.ts'

const row = (key: string, kind: GridRow['kind'] = 'leaf'): GridRow => ({ key, kind, level: 0, folded: false })
const source = {
  rows: [row('@total', 'total'), row('a'), row('b'), row('c'), row('d'), row('@blank', 'blank')],
} as unknown as GridSource

describe('where moved rows go', () => {
  it('[GRD-91] one place up or down, as a block, and no further than the ends', () => {
    expect(rowBeforeStep(source, ['c'], -1)).toBe('a')
    expect(rowBeforeStep(source, ['b', 'c'], -1)).toBeNull()
    expect(rowBeforeStep(source, ['a'], -1)).toBeUndefined()
    expect(rowBeforeStep(source, ['b', 'c'], 1)).toBe('d')
    expect(rowBeforeStep(source, ['d'], 1)).toBeUndefined()
    expect(rowBeforeStep(source, ['b', 'd'], -1)).toBeNull()
  })

  it('[GRD-92] behind the row above the line that they are dropped at, which is none of them', () => {
    expect(rowBefore(source, 1, new Set(['c']))).toBeNull()
    expect(rowBefore(source, 3, new Set(['b']))).toBe('a')
    expect(rowBefore(source, 6, new Set(['b']))).toBe('d')
  })
})

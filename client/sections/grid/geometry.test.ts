import { describe, expect, it } from 'vitest'
import { ColumnLayout, GUTTER_WIDTH, ROW_HEIGHT } from './columnLayout.ts'
import { boxOf, hit, scrollToSee } from './geometry.ts'
import type { GridColumn } from './gridSource.ts'

const column = (id: string, frozen: boolean): GridColumn => ({
  id,
  title: id,
  group: null,
  width: 100,
  frozen,
  required: false,
  align: 'left',
  editor: 'line',
})
const saved: [string, number][] = []
const layoutOf = (own: Record<string, number> = {}) =>
  new ColumnLayout([column('a', true), column('b', false), column('c', false), column('d', false)], {
    load: () => own,
    save: (id, width) => void saved.push([id, width]),
  })
const HEADER = 28
const view = { scrollLeft: 0, scrollTop: 0, clientWidth: 300, clientHeight: HEADER + 5 * ROW_HEIGHT }

describe('where cells lie', () => {
  it('[GRD-15] frozen columns stay while the others are scrolled', () => {
    const scrolled = { ...view, scrollLeft: 50 }
    expect(boxOf({ row: 0, column: 0 }, layoutOf(), scrolled, HEADER).x).toBe(GUTTER_WIDTH)
    expect(boxOf({ row: 2, column: 1 }, layoutOf(), scrolled, HEADER)).toEqual({
      x: GUTTER_WIDTH + 50,
      y: HEADER + 2 * ROW_HEIGHT,
      width: 100,
      height: ROW_HEIGHT,
    })
  })

  it('[GRD-16] a cell is brought into sight by the least scrolling, never below what is frozen', () => {
    const layout = layoutOf()
    expect(scrollToSee({ row: 4, column: 1 }, layout, view, HEADER)).toEqual({ left: 0, top: 0 })
    expect(scrollToSee({ row: 5, column: 2 }, layout, view, HEADER)).toEqual({ left: 44, top: ROW_HEIGHT })
    const scrolled = { ...view, scrollLeft: 130, scrollTop: 3 * ROW_HEIGHT }
    expect(scrollToSee({ row: 1, column: 1 }, layout, scrolled, HEADER)).toEqual({ left: -130, top: -2 * ROW_HEIGHT })
    expect(scrollToSee({ row: 4, column: 0 }, layout, scrolled, HEADER)).toEqual({ left: 0, top: 0 })
  })

  it('[GRD-15] a point finds its cell, scrolled or not, and the nearest one beyond the edges', () => {
    const scrolled = { ...view, scrollLeft: 100, scrollTop: ROW_HEIGHT }
    const at = (x: number, y: number) => hit({ x, y }, layoutOf(), scrolled, HEADER, 10)
    expect(at(GUTTER_WIDTH + 10, HEADER + 5).place).toEqual({ row: 1, column: 0 })
    expect(at(GUTTER_WIDTH + 110, HEADER + 5).place).toEqual({ row: 1, column: 2 })
    expect(at(5000, 5000).place).toEqual({ row: 9, column: 3 })
    expect(at(5, 5)).toMatchObject({ inGutter: true, inHeader: true })
  })

  it('[GRD-17] own widths are remembered, within reason', () => {
    const layout = layoutOf({ b: 222 })
    expect(layout.width(1)).toBe(222)
    layout.resize(1, 3)
    layout.remember(1)
    expect(saved).toEqual([['b', 44]])
    expect(layout.columnAt(GUTTER_WIDTH + 120)).toBe(1)
  })
})

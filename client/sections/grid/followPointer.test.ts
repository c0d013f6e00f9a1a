import { describe, expect, it } from 'vitest'
import { scrollSpeed } from './followPointer.ts'

const INNER = { left: 100, top: 50, right: 500, bottom: 400 }

describe('scrolling while dragging', () => {
  it('[GRD-76] stands still inside, and goes faster the farther the pointer is beyond an edge', () => {
    expect(scrollSpeed({ x: 300, y: 200 }, INNER)).toEqual({ left: 0, top: 0 })
    const near = scrollSpeed({ x: 510, y: 200 }, INNER)
    const far = scrollSpeed({ x: 560, y: 200 }, INNER)
    expect(near.left).toBeGreaterThan(0)
    expect(far.left).toBeGreaterThan(near.left)
    expect(scrollSpeed({ x: 90, y: 4000 }, INNER)).toEqual({ left: -4, top: 56 })
  })
})

import { describe, expect, it } from 'vitest'
import { cardPlace, stepsOn, TOUR_STEPS, tourMoveOf } from './tourSteps.ts'

describe('the tour', () => {
  it('[TUR-1] has the steps whose controls the page has, in their order, and takes about a minute', () => {
    expect(stepsOn(() => true)).toEqual(TOUR_STEPS)
    expect(stepsOn((at) => at === '.help-button' || at === '.sheet-tabs').map(({ title }) => title)).toEqual([
      '分册中的各张表',
      '随时按 F1',
    ])
    const letters = TOUR_STEPS.reduce((sum, { title, text }) => sum + title.length + text.length, 0)
    // Some seven characters a second are read without haste.
    expect(letters).toBeLessThanOrEqual(60 * 7)
  })

  it.each([
    ['ArrowRight', 'next'],
    ['ArrowLeft', 'back'],
    ['Escape', 'end'],
    ['a', null],
  ])('[TUR-2] %s means %s', (key, move) => expect(tourMoveOf(key)).toBe(move))

  it('[TUR-10] points at the very cell where somebody is, else at the sheet around it', () => {
    const [cell] = TOUR_STEPS.filter(({ at }) => at.includes('.workbench-grid'))
    expect(cell?.at[0]).toBe('.grid-cell.active')
    expect(stepsOn((at) => at === '.workbench-grid')).toEqual([cell])
  })

  it('[TUR-10] the card stands below its control, else above or beside it, and always inside the window', () => {
    const window = { width: 1366, height: 768 }
    const card = { width: 320, height: 150 }
    expect(cardPlace({ left: 100, top: 100, width: 200, height: 30 }, card, window)).toEqual({ left: 100, top: 142 })
    expect(cardPlace({ left: 100, top: 700, width: 200, height: 30 }, card, window)).toEqual({ left: 100, top: 538 })
    expect(cardPlace({ left: 0, top: 160, width: 1000, height: 580 }, card, window)).toEqual({ left: 1012, top: 160 })
    expect(cardPlace({ left: 0, top: 160, width: 1366, height: 580 }, card, window)).toEqual({ left: 12, top: 570 })
    expect(cardPlace({ left: 1046, top: 160, width: 320, height: 580 }, card, window)).toEqual({ left: 714, top: 160 })
    expect(cardPlace({ left: 1300, top: 10, width: 26, height: 26 }, card, window).left).toBe(1034)
  })
})

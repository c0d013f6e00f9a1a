import { describe, expect, it } from 'vitest'
import { compareChoice } from './compareChoice.ts'
import { barLength, comparedText, signedText } from './comparedText.ts'

describe('what is compared, as it is written', () => {
  it('[CMP-30] shows every digit in either unit, so that one 分 is seen', () => {
    expect(comparedText('1000.01', 'amount', 'wan')).toBe('0.100001')
    expect(comparedText('1000.01', 'amount', 'yuan')).toBe('1,000.01')
    expect(comparedText('22', 'quantity', 'wan')).toBe('22')
    expect(signedText('100.00', 'amount', 'wan')).toBe('+0.01')
    expect(signedText('-100.00', 'amount', 'yuan')).toBe('-100.00')
    expect(signedText('0.00', 'amount', 'yuan')).toBe('0.00')
  })

  it('[CMP-30] draws a bar by its part of the largest difference', () => {
    expect(barLength('-500.00', '1000.00')).toBe('25.0%')
    expect(barLength('500.00', '0.00')).toBe('0%')
    expect(barLength('500.00', null)).toBe('0%')
  })

  it('[CMP-31] an address that leaves out what to compare means what the server suggests', () => {
    const states = { states: [], leftOff: 0, suggested: { left: 'state-1', right: 'state-2' } }
    expect(compareChoice(new URLSearchParams(), states)).toMatchObject({
      tab: 'states',
      left: 'state-1',
      state: 'state-2',
    })
    expect(compareChoice(new URLSearchParams('left=state-9&offset=-1&in=yuan&tab=units'), states)).toMatchObject({
      tab: 'units',
      left: 'state-9',
      right: 'state-2',
      offset: 0,
      unit: 'yuan',
    })
  })
})

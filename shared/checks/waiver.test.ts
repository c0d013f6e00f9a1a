import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksForWords, explainedIn, type Waiver, waiverState, wantsWords } from './waiver.ts'

const waiver = (more: Partial<Waiver> = {}): Waiver => ({ left: '1.00', right: '2.00', decision: null, ...more })
const values = { left: '1.00', right: '2.00' }
const side = fc.option(fc.constantFrom('1.00', '2.00', '2', '党建工作经费'), { nil: null })

describe('the explanation of a warning', () => {
  it('[WAV-1] is wanted, waits, and is agreed to or declined', () => {
    expect(waiverState(values, undefined)).toBe('unexplained')
    expect(waiverState(values, waiver())).toBe('pending')
    expect(waiverState(values, waiver({ decision: { verdict: 'agreed' } }))).toBe('agreed')
    expect(waiverState(values, waiver({ decision: { verdict: 'declined' } }))).toBe('declined')
    expect((['unexplained', 'declined', 'lapsed', 'pending', 'agreed'] as const).map(wantsWords)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('[WAV-2] lapses exactly when a value on either side is another one, whatever was decided', () => {
    fc.assert(
      fc.property(
        side,
        side,
        side,
        side,
        fc.constantFrom(null, { verdict: 'agreed' as const }, { verdict: 'declined' as const }),
        (left, right, thenLeft, thenRight, decision) => {
          const state = waiverState({ left, right }, { left: thenLeft, right: thenRight, decision })
          expect(state === 'lapsed').toBe(left !== thenLeft || right !== thenRight)
        },
      ),
    )
  })

  it('[WAV-1] is asked for by warnings alone', () => {
    expect(asksForWords({ severity: 'warning', verdict: 'different' })).toBe(true)
    for (const severity of ['error', 'hint'] as const)
      expect(asksForWords({ severity, verdict: 'different' })).toBe(false)
    for (const verdict of ['rounding', 'equal', 'cannot-compare'] as const) {
      expect(asksForWords({ severity: 'warning', verdict })).toBe(false)
    }
  })

  it('[WAV-3] belongs to the unit that the finding is bound to, else to the department', () => {
    expect(explainedIn({ bindings: { unit: '701002' } }, '701')).toBe('701002')
    expect(explainedIn({ bindings: {} }, '701')).toBe('701')
  })
})

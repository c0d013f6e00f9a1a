import { Exact } from '@hesuan/shared/money/exact.ts'
import { describe, expect, it } from 'vitest'
import { selectionStats } from './selectionStats.ts'

const amount = (text: string) => ({ kind: 'amount', value: new Exact(text) }) as const
const quantity = (text: string) => ({ kind: 'quantity', value: new Exact(text) }) as const

describe('the figures of a selection', () => {
  it('[WRK-16] adds up exactly what no binary number could', () => {
    const { numbers } = selectionStats([amount('0.10'), amount('0.20'), null, 'text'])
    expect(numbers?.sum.toFixed()).toBe('0.3')
    expect(numbers?.average.toFixed()).toBe('0.15')
    expect(numbers?.count).toBe(2)
  })

  it('[WRK-16] never adds quantities to amounts', () => {
    const { filled, numbers } = selectionStats([amount('5'), quantity('100'), 'text'])
    expect(filled).toBe(3)
    expect([numbers?.kind, numbers?.sum.toFixed()]).toEqual(['amount', '5'])
    expect(selectionStats([quantity('2'), quantity('3')]).numbers?.sum.toFixed()).toBe('5')
  })

  it('[WRK-16] counts text, and has no sum where there is no number', () => {
    expect(selectionStats(['text', null])).toEqual({ filled: 1, numbers: null })
  })
})

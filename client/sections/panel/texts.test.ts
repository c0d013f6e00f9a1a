import { expect, it } from 'vitest'
import { texts } from './texts.ts'

it('[WRK-130] where nothing differs it says how many checks could not be compared, and claims nothing where none could', () => {
  const of = (ran: number, cannotCompare: number) =>
    texts.clean({ ran, equal: ran - cannotCompare, rounding: 0, different: 0, cannotCompare, skipped: 0 })
  expect(of(12, 0)).toBe('没有发现不一致')
  expect(of(12, 5)).toBe('能比较的 7 项没有发现不一致；另有 5 项因数据未填写，没有比较')
  expect(of(12, 12)).toBe('所需的数据还没有填写，尚不能判断是否一致')
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldText, replaceFolded } from './foldText.ts'

it('[GRD-81] widths, white space and case do not count, case only where it is asked for', () => {
  expect(foldText('ＡＢ（一）\n二', false).text).toBe('ab(一) 二')
  expect(foldText('Ab', true).text).toBe('Ab')
})

it('[GRD-83] every occurrence is replaced where it stands, whatever its width; what is around it stays as it was', () => {
  expect(replaceFolded('（ＩＴ）运维费,it运维', 'IT', '信息化', false)).toBe('（信息化）运维费,信息化运维')
  expect(replaceFolded('a.b$&', '$&', '$1', false)).toBe('a.b$1')
  expect(replaceFolded('没有', '有的', '', false)).toBe('没有')
})

it('[GRD-83] replacing a plain text is what a literal replacement is', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', '费', '1', ' '), maxLength: 12 })
  fc.assert(
    fc.property(plain, plain, plain, (original, wanted, replacement) => {
      const expected = wanted === '' ? original : original.split(wanted).join(replacement)
      expect(replaceFolded(original, wanted, replacement, true)).toBe(expected)
    }),
  )
})

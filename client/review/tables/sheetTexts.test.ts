import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowSpans } from './sheetTexts.ts'

it('[UIX-14] the name of a group of indicators is printed once for neighbours; blanks are never merged', () => {
  expect(rowSpans(['产出', '产出', '效益', '产出', '', ''])).toEqual([2, 0, 1, 1, 1, 1])
})

it('[UIX-14] merged cells cover every row exactly once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('甲', '乙', '')), (texts) => {
      const spans = rowSpans(texts)
      const covered = spans.flatMap((span, at) => Array.from({ length: span }, (_, below) => at + below))
      expect(covered).toEqual(texts.map((_, at) => at))
    }),
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Exact } from '../money/exact.ts'
import { CEILING_KINDS } from './ceiling.ts'
import { CEILING_FIGURE, headroomOf } from './headroom.ts'

const yuan = fc.bigInt({ min: 0n, max: 10n ** 13n }).map((fen) => new Exact(fen.toString()).dividedBy(100).toFixed(2))

it('[CEI-2] a ceiling leaves what the budget does not use, exactly; a blank budget uses nothing', () =>
  fc.assert(
    fc.property(yuan, fc.option(yuan), fc.constantFrom(...CEILING_KINDS), (ceiling, budget, kind) => {
      const figure = CEILING_FIGURE[kind]
      const totals = { income: null, expenditure: null, basic: null, project: null, [figure]: budget }
      const { [figure]: room, ...others } = headroomOf([{ unit: 'u', kind, amount: ceiling }], 'u', totals)
      expect(new Exact(room?.left ?? NaN).plus(budget ?? 0).toFixed(2)).toBe(ceiling)
      expect(others).toEqual({})
    }),
  ))

it('[CEI-2] of another unit, or of the department, is not counted', () => {
  const totals = { income: null, expenditure: '1.00', basic: null, project: null }
  const ceilings = [
    { unit: 'a', kind: 'total', amount: '5.00' },
    { unit: null, kind: 'total', amount: '9.00' },
  ] as const
  expect(headroomOf(ceilings, 'b', totals)).toEqual({})
  expect(headroomOf(ceilings, null, totals)).toEqual({ expenditure: { ceiling: '9.00', left: '8.00' } })
})

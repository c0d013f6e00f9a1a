import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Exact } from '../money/exact.ts'
import type { SectionSnapshot } from '../section/snapshot.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { evaluate } from './evaluate.ts'
import type { Bindings, Match, Measure, Selector } from './measure.ts'
import { SMALL_DEPARTMENT, section } from './smallDepartment.fixture.ts'
import { measureSource } from './source.ts'
import { trace } from './trace.ts'

const UNITS = ['701001', '701002'] as const
const CODES = ['2080101', '2080108', '2080505', '2101101'] as const
const CLASSES = ['operating', 'specific'] as const
const PROJECTS = ['projects.p1', 'projects.p2'] as const

const fen = fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n })
const amount = fc.option(
  fen.map((whole) => new Exact(whole.toString()).dividedBy(100).toFixed(2)),
  { nil: '' },
)
const filled = (cells: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''))

const project = fc
  .record({
    functionalCode: fc.constantFrom('', ...CODES),
    class: fc.constantFrom('', ...CLASSES),
    general: amount,
    other: amount,
  })
  .map(filled)
const purchase = fc.record({ project: fc.constantFrom('', ...PROJECTS), appropriation: amount }).map(filled)

const unitSection = (unit: string): fc.Arbitrary<SectionSnapshot> =>
  fc
    .record({ projects: fc.tuple(project, project), purchases: fc.array(purchase, { maxLength: 4 }) })
    .map(({ projects, purchases }) =>
      section(unit, {
        ...Object.fromEntries(projects.map((cells, index) => [`projects.p${index + 1}`, cells])),
        ...Object.fromEntries(purchases.map((cells, index) => [`procurement.r${index + 1}`, cells])),
      }),
    )
const sections = fc.tuple(...UNITS.map(unitSection))

const codeMatch: fc.Arbitrary<Match> = fc.oneof(
  fc.constantFrom(...CODES),
  fc.constantFrom('208', '20801', '21').map((prefix) => ({ prefix })),
  fc.subarray(['208', '2080', '2101101']).map((prefix) => ({ prefix })),
  fc.subarray([...CODES]).map((anyOf) => ({ anyOf })),
  fc.constant({ below: 'code' as const }),
  fc.constant({ bound: 'code' as const }),
  fc.constant({ all: [{ below: 'code' as const }, { prefix: '208' }] }),
)
const classMatch: fc.Arbitrary<Match> = fc.oneof(
  fc.constantFrom(...CLASSES),
  fc.subarray([...CLASSES]).map((anyOf) => ({ anyOf })),
)
const purchaseMatch: fc.Arbitrary<Match> = fc.oneof(
  fc.constant({ bound: 'row' as const }),
  classMatch.map((match) => ({ refersTo: { class: match } })),
)
const rowOnly = fc.constantFrom<Selector['row'][]>('bound', undefined)
const selector: fc.Arbitrary<Selector> = fc.oneof(
  fc
    .record({
      column: fc.constantFrom('general', 'other', 'govFund'),
      where: fc.record({ functionalCode: codeMatch, class: classMatch }, { requiredKeys: [] }),
      row: rowOnly,
    })
    .map(({ column, where, row }) => ({ sheet: 'projects', column, where, ...(row === undefined ? {} : { row }) })),
  fc
    .record({ project: purchaseMatch }, { requiredKeys: [] })
    .map((where) => ({ sheet: 'procurement', column: 'appropriation', where })),
)
const bindings: fc.Arbitrary<Bindings> = fc.record(
  {
    unit: fc.constantFrom(...UNITS),
    code: fc.constantFrom('208', '20801', ...CODES),
    row: fc.constantFrom(...PROJECTS),
  },
  { requiredKeys: [] },
)

/** The slow, obvious way: every row of every section is looked at, every cell that matches is added. */
function obvious(all: readonly SectionSnapshot[], { sheet, column, where, row }: Selector, bound: Bindings): string[] {
  return all.flatMap(({ unitCode, rows }) => {
    if (bound.unit !== undefined && bound.unit !== unitCode) return []
    return rows.flatMap((candidate) => {
      const text = candidate.cells[column] ?? ''
      const isWanted =
        candidate.sheet === sheet &&
        text !== '' &&
        (row === undefined || (bound.unit === unitCode && candidate.id === bound.row)) &&
        Object.entries(where ?? {}).every(([id, match]) => obviousMatch(match, candidate.cells[id] ?? ''))
      return isWanted ? [text] : []
    })

    function obviousMatch(match: Match, text: string): boolean {
      if (typeof match === 'string') return text === match
      if ('anyOf' in match) return match.anyOf.some((one) => one === text)
      if ('prefix' in match) return [match.prefix].flat().some((prefix) => text.slice(0, prefix.length) === prefix)
      if ('bound' in match) return text !== '' && text === bound[match.bound]
      if ('below' in match) {
        const above = bound[match.below]
        return above !== undefined && text.slice(0, above.length) === above
      }
      if ('all' in match) return match.all.every((one) => obviousMatch(one, text))
      const referred = rows.find(({ id }) => id === text)
      return Object.entries(match.refersTo).every(
        ([id, inner]) => text !== '' && obviousMatch(inner, referred?.cells[id] ?? ''),
      )
    }
  })
}

const total = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : texts.reduce((sum, text) => sum.plus(text), new Exact(0)).toFixed(2)

const sourceOf = (snapshots: readonly SectionSnapshot[]) =>
  measureSource(TEMPLATE_2022, { ...SMALL_DEPARTMENT, snapshots })

describe('a measure', () => {
  it('[CON-8] is what adding up the matching cells one by one comes to', () =>
    fc.assert(
      fc.property(sections, selector, bindings, (all, sum, bound) => {
        const expected = obvious(all, sum, bound)
        const value = evaluate({ sum }, bound, sourceOf(all))
        expect(value.amount?.toFixed(2) ?? null).toBe(total(expected))
        expect(value.addends).toBe(expected.length)
      }),
      { numRuns: 400 },
    ))

  it('[CON-4] is traced to just those cells', () =>
    fc.assert(
      fc.property(sections, fc.array(selector, { minLength: 1, maxLength: 3 }), bindings, (all, sums, bound) => {
        const measure: Measure = { plus: sums.map((sum) => ({ sum })) }
        const source = sourceOf(all)
        const { cells } = trace(measure, bound, source)
        expect(total(cells.map(({ value }) => value))).toBe(evaluate(measure, bound, source).amount?.toFixed(2) ?? null)
      }),
    ))

  it('[CON-9] does not depend on the order of sections and rows', () =>
    fc.assert(
      fc.property(sections, selector, bindings, (all, sum, bound) => {
        const turned = all.map((one) => ({ ...one, rows: one.rows.toReversed() })).toReversed()
        const [forth, back] = [all, turned].map((snapshots) => evaluate({ sum }, bound, sourceOf(snapshots)))
        expect(back?.amount?.toFixed()).toBe(forth?.amount?.toFixed())
        expect(back?.addends).toBe(forth?.addends)
      }),
    ))
})

describe('blanks', () => {
  const source = measureSource(TEMPLATE_2022, SMALL_DEPARTMENT)
  const general: Measure = { sum: { sheet: 'income', column: 'amount', where: { source: 'general' } } }
  const special: Measure = { sum: { sheet: 'income', column: 'amount', where: { source: 'special' } } }
  const value = (measure: Measure, bound: Bindings = {}) => evaluate(measure, bound, source).amount?.toFixed() ?? null

  it('[CON-10] make a blank where no cell contributed, not a zero', () => {
    expect(value(special)).toBeNull()
    expect(value({ plus: [special, special] })).toBeNull()
    expect(value(general, { unit: '701009' })).toBeNull()
  })

  it('[CON-10] among other terms of a sum or a difference leave the others', () => {
    expect(value({ plus: [general, special] })).toBe('710000')
    expect(value({ minus: [general, special] })).toBe('710000')
    expect(value({ minus: [special, general] })).toBe('-710000')
  })

  it('[CON-10] as a factor make the product blank', () => {
    expect(value({ times: [general, special] })).toBeNull()
    expect(value({ times: [general, { constant: '0.5' }] })).toBe('355000')
  })

  it('[CON-10] are not counted where cells are counted', () => {
    const count: Measure = { count: { sheet: 'performanceForms', column: 'yearOther' } }
    expect(value(count)).toBe('1')
    expect(value(count, { unit: '701002' })).toBeNull()
  })
})

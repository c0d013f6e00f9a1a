import { FindingsView, type FindingText } from '@hesuan/shared/api/consolidation.ts'
import { expect, it } from 'vitest'
import { ExplanationBook } from '../../explanations/explanationBook.ts'
import { checkDifference, checkValue, isWords } from './checkValue.ts'
import { checkItems, filterOf, matchesFilter } from './findingItem.ts'

const finding = (more: Partial<FindingText>): FindingText => ({
  identity: 'R06/pension/701001//',
  rule: 'R06',
  part: 'pension',
  severity: 'error',
  verdict: 'different',
  values: 'yuan',
  left: '1017100.00',
  right: '1017000.00',
  difference: '100.00',
  bindings: { unit: '701001' },
  title: '养老保险',
  explain: '',
  relation: '=',
  leftLabel: '',
  rightLabel: '',
  leftCells: [],
  rightCells: [],
  sentence: '',
  ...more,
})

const view: FindingsView = {
  basis: 'live',
  at: '2022-01-25T06:00:00.000Z',
  coverage: { ran: 4, equal: 1, rounding: 1, different: 2, cannotCompare: 0 },
  findings: [
    finding({ identity: 'a', verdict: 'rounding' }),
    finding({ identity: 'b', severity: 'warning', rule: 'R12' }),
    finding({ identity: 'c', bindings: {} }),
  ],
  others: [
    {
      identity: 'd',
      rule: 'R03',
      part: 'nosuch',
      severity: 'error',
      verdict: 'equal',
      values: 'yuan',
      left: '1.00',
      right: '1.00',
      difference: '0',
      bindings: {},
    },
  ],
}

const written = (identity: string, left: string, verdict: 'agreed' | 'declined' | null) => ({
  id: 1,
  sectionId: 's',
  identity,
  left,
  right: '2.00',
  text: '已核实',
  by: '社保局经办',
  at: '2022-01-25T06:00:00.000Z',
  decision: verdict === null ? null : { verdict, reason: null, by: '部门审核', at: '2022-01-25T07:00:00.000Z' },
})
const section = (unitCode: string, kind: 'unit' | 'department') => ({
  id: 's',
  unitCode,
  kind,
  may: { explain: true, decide: false },
})
const NOTHING_SAID = new ExplanationBook({ explanations: [], sections: [] })

const shown = (address: string) =>
  checkItems(view, NOTHING_SAID)
    .filter((item) => matchesFilter(item, filterOf(new URLSearchParams(address))))
    .map(({ identity }) => identity)

it('[UIX-16] what differs comes first, errors before warnings; what is equal can be seen too', () => {
  expect(shown('verdict=all')).toEqual(['c', 'b', 'a', 'd'])
})

it('[UIX-17] the address filters checks by verdict, severity, unit and rule; without a verdict: what differs', () => {
  expect(shown('')).toEqual(['c', 'b'])
  expect(shown('severity=warning')).toEqual(['b'])
  expect(shown('verdict=rounding')).toEqual(['a'])
  expect(shown('verdict=all&unit=department')).toEqual(['c', 'd'])
  expect(shown('unit=701001')).toEqual(['b'])
  expect(shown('rule=R12')).toEqual(['b'])
  expect(shown('severity=nonsense')).toEqual(['c', 'b'])
})

it('[UIX-18] the sides of a check are amounts in 万元 with every digit, or counts of things; blank stays blank', () => {
  expect(checkValue({ values: 'yuan' }, '1017100.01')).toBe('101.710001')
  expect(checkValue({ values: 'quantity' }, '8')).toBe('8')
  expect(checkValue({ values: 'yuan' }, null)).toBeNull()
})

it('[CHK-40] words are never shown as amounts, also where they are all digits', () => {
  expect(checkValue({ values: 'words' }, '98')).toBe('98')
  expect(checkValue({ values: 'words' }, '2022')).toBe('2022')
})

it('[UIX-18] a check that asks for cells to be filled in shows whether they are, not how many', () => {
  const item = { values: 'presence' as const, difference: '1', verdict: 'different' as const }
  expect(checkValue(item, '1')).toBe('已填')
  expect(checkValue(item, null)).toBeNull()
  expect(checkDifference(item)).toBeNull()
})

it('[UIX-44] tells the words of a side, which wrap, from its figures, which stand below each other', () => {
  expect(isWords({ values: 'words' })).toBe(true)
  expect((['yuan', 'quantity', 'presence'] as const).map((values) => isWords({ values }))).toEqual([
    false,
    false,
    false,
  ])
})

it('[CHK-41] a check of words that agrees is called by the title of its rule', () => {
  const check = { ...view.others[0], identity: 'e', rule: 'R26', part: 'quantity', values: 'words' as const }
  const [item] = checkItems(FindingsView.parse({ ...view, findings: [], others: [check] }), NOTHING_SAID)
  expect(item).toMatchObject({ title: '指标与类别相符', leftLabel: '指标值', rightLabel: '该类指标应为' })
})

it('[WAV-6] the address filters warnings by where their explanation stands; what has lapsed explains nothing', () => {
  const warning = (identity: string, more: Partial<FindingText> = {}) =>
    finding({ identity, severity: 'warning', left: '1.00', right: '2.00', ...more })
  const warnings = ['none', 'lapsed', 'pending', 'agreed', 'declined'].map((identity) => warning(identity))
  const book = new ExplanationBook({
    explanations: [
      written('lapsed', '1.01', 'agreed'),
      written('pending', '1.00', null),
      written('agreed', '1.00', 'agreed'),
      written('declined', '1.00', 'declined'),
    ],
    sections: [section('701001', 'unit')],
  })
  const items = checkItems(
    { ...view, findings: [...warnings, warning('other', { bindings: { unit: '701003' } })] },
    book,
  )
  const of = (words: string) =>
    items
      .filter((item) => matchesFilter(item, filterOf(new URLSearchParams({ words }))))
      .map(({ identity }) => identity)
  expect(of('unexplained')).toEqual(['lapsed', 'none'])
  expect(of('pending')).toEqual(['pending'])
  expect(of('agreed')).toEqual(['agreed'])
  expect(of('declined')).toEqual(['declined'])
  // Of a unit that this person may not read nothing is known.
  expect(items.find(({ identity }) => identity === 'other')?.explained).toBeNull()
  const [first] = items.filter(({ identity }) => identity === 'agreed')
  expect(first === undefined ? [] : book.alike(first, items).map(({ identity }) => identity)).toEqual([
    'declined',
    'lapsed',
    'none',
  ])
})

import type { Finding } from '@hesuan/shared/checks/rule.ts'
import { cellKey, rowId } from '@hesuan/shared/section/cellKey.ts'
import { describe, expect, it } from 'vitest'
import type { LiveFigures } from './computeLive.ts'
import { LiveAnswers, SummaryReader } from './liveAnswer.ts'

const UNIT = '701002'

const finding = (cells: number): Finding => ({
  identity: 'R99',
  rule: 'R99',
  part: '',
  severity: 'error',
  verdict: 'different',
  values: 'yuan',
  left: '1.00',
  right: '2.00',
  difference: '-1.00',
  bindings: {},
  title: '合计',
  explain: '',
  relation: '=',
  leftLabel: '左',
  rightLabel: '右',
  leftCells: Array.from({ length: cells }, (_, index) => ({
    unit: UNIT,
    cell: cellKey(rowId('basic', `r${index}`), 'amount'),
    value: '1.00',
  })),
  rightCells: [{ unit: UNIT, cell: cellKey(rowId('functional', 'a'), 'basic'), value: '2.00' }],
  sentence: '不一致',
})
const figures = (values: Record<string, string>, findings: readonly Finding[] = []): LiveFigures => ({
  values: new Map([['basic', new Map(Object.entries(values))]]),
  totals: { income: null, expenditure: null, basic: null, project: null },
  headroom: {},
  findings,
  coverage: { ran: 1, equal: 0, rounding: 0, different: findings.length, cannotCompare: 0, skipped: 0 },
})

describe('what the worker tells the page', () => {
  it('[WRK-102] is only what changed since it told something last', () => {
    const answers = new LiveAnswers(UNIT)
    expect(answers.next(figures({ a: '1.00', b: '2.00' })).values).toEqual([
      ['a', '1.00'],
      ['b', '2.00'],
    ])
    expect(answers.next(figures({ a: '1.00', b: '3.00' }))).toEqual({
      values: [['b', '3.00']],
      marks: [],
      summary: null,
    })
    expect(answers.next(figures({ b: '3.00' })).values).toEqual([['a', null]])
  })

  it('[WRK-102] of a sum over thousands of cells it names the first ones, counts the rest, and marks the sum', () => {
    const { marks, summary } = new LiveAnswers(UNIT).next(figures({}, [finding(5000)]))
    expect(marks.map(([cell]) => cell)).toEqual(['@basic/total:amount', 'functional.a:basic'])
    const [, told] = summary?.added[0] ?? []
    expect([told?.leftCells.length, told?.moreLeft, told?.rightCells.length, told?.moreRight]).toEqual([60, 4940, 1, 0])
  })

  it('[WRK-102] of findings it tells each once; the page keeps those that stay as they are, in the order of the checks', () => {
    const [worker, page] = [new LiveAnswers(UNIT), new SummaryReader()]
    const [first, second, third] = ['R97', 'R98', 'R99'].map((rule) => ({ ...finding(1), identity: rule, rule }))
    const next = (findings: readonly Finding[]) => {
      const { summary } = worker.next(figures({}, findings))
      if (summary === null) throw new Error('nothing has changed')
      return { added: summary.added.length, findings: page.read(summary).findings }
    }
    const before = next([first, third] as Finding[])
    const after = next([second, third, first] as Finding[])
    expect([before.added, after.added]).toEqual([2, 1])
    expect(after.findings.map(({ rule }) => rule)).toEqual(['R98', 'R99', 'R97'])
    expect([after.findings[1], after.findings[2]]).toEqual([before.findings[1], before.findings[0]])
    expect(after.findings[1]).toBe(before.findings[1])
    expect(next([second] as Finding[]).findings).toEqual([after.findings[0]])
    expect(next([second, first] as Finding[]).added).toBe(1)
  })

  it('[WRK-102] of marks it tells those that came, and those that went with their finding', () => {
    const answers = new LiveAnswers(UNIT)
    const [first, second] = [finding(1), { ...finding(1), identity: 'R98', sentence: '另一处' }]
    expect(answers.next(figures({}, [first])).marks).toHaveLength(2)
    expect(new Map(answers.next(figures({}, [first, second])).marks).get('basic.r0:amount')?.text).toBe(
      '另一处\n不一致',
    )
    expect(answers.next(figures({}, [first, second])).marks).toEqual([])
    expect(answers.next(figures({}, [])).marks).toEqual([
      ['basic.r0:amount', null],
      ['functional.a:basic', null],
    ])
  })
})

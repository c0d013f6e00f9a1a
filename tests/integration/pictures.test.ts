import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishTables } from '@hesuan/shared/consolidation/publish.ts'
import type { TableView } from '@hesuan/shared/consolidation/publishedTable.ts'
import { row, section } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { importPublishedText } from '@hesuan/shared/import/publishedText/importPublishedText.ts'
import { canonicalYuan } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { type ComposedCode, composition, unexplained } from '@hesuan/shared/pictures/composition.ts'
import { headCount } from '@hesuan/shared/pictures/headCount.ts'
import { moneyFlow, wholeOf } from '@hesuan/shared/pictures/moneyFlow.ts'
import { figuresOf, type Part, sumOf } from '@hesuan/shared/pictures/publishedFigure.ts'
import { shareText } from '@hesuan/shared/pictures/shareText.ts'
import { comparedUnits } from '@hesuan/shared/pictures/unitComparison.ts'
import { functionalChanges, projectChanges } from '@hesuan/shared/pictures/yearChange.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import { generateDepartment } from '../departments/generateDepartment.ts'
import { REPOSITORY_ROOT } from '../house/repositoryRoot.ts'

const imported = importPublishedText(
  readFileSync(join(REPOSITORY_ROOT, 'server/demo/bazhong-hrss-budget-2022.txt'), 'utf8'),
)
if (!imported.ok) throw new Error(imported.error.map(({ message }) => message).join('\n'))
const { department, units, sections } = imported.value
const seed = publishTables(TEMPLATE_2022, { year: 2022, department, units, snapshots: sections })

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1)
const madeUp = (one: number): readonly TableView[] =>
  publishTables(TEMPLATE_2022, generateDepartment(one, { units: (one % 9) + 1, printed: false, precision: 'fen' }))
const value = (tables: readonly TableView[], table: string, at: string, column: string): string =>
  canonicalYuan(figuresOf(tables, table).at(at, column, '')?.amount ?? sumOf([]))
const text = (parts: readonly Part[]): Record<string, string> =>
  Object.fromEntries(parts.map(({ label, amount }) => [label, canonicalYuan(amount)]))

/** Every part is the sum of figures that stand in the tables just like that. */
function expectFigures(parts: readonly Part[], tables: readonly TableView[]) {
  for (const { amount, figures } of parts) {
    let sum = new Exact(0)
    for (const { table, copy, row: at, column, amount: of, taken } of figures) {
      const view = tables.find((one) => one.id === table && one.copy === copy)
      const cell = view?.rows.find(({ key }) => key === at)?.cells[column]
      expect(cell?.value, `${table} ${at} ${column}`).toBe(canonicalYuan(of))
      sum = taken === true ? sum.minus(of) : sum.plus(of)
    }
    expect(figures.length).toBeGreaterThan(0)
    expect(amount.equals(sum)).toBe(true)
  }
}

describe('the pictures of the budget of 2022', () => {
  it('[PIC-1] show where its money comes from and where it goes', () => {
    const flow = moneyFlow(seed, 'function')
    expect(text(flow.sources.filter(({ amount }) => !amount.isZero()))).toEqual({ 一般公共预算拨款收入: '21772800.00' })
    expect(text(flow.kinds)).toEqual({ 基本支出: '18316200.00', 项目支出: '3456600.00' })
    expect(text(flow.classes)).toEqual({
      '208 社会保障和就业支出': '19470600.00',
      '210 卫生健康支出': '1092700.00',
      '221 住房保障支出': '1209500.00',
    })
    expect(flow.gaps).toEqual([])
    expect(text(moneyFlow(seed, 'economic').classes)).toEqual({
      '301 工资福利支出': '14009200.00',
      '302 商品和服务支出': '4224300.00',
      '303 对个人和家庭的补助': '83000.00',
    })
  })

  it('[PIC-2] show what its expenditure consists of, by codes inside their classes', () => {
    const { whole, classes } = composition(seed, 'function', null)
    expect(whole?.amount.toFixed(2)).toBe('21772800.00')
    expect(text(classes[1]?.inner ?? [])).toEqual({ '21011 行政事业单位医疗': '1092700.00' })
    expect(classes.map(({ inner }) => inner.flatMap((one) => one.inner).length)).toEqual([11, 3, 1])
  })

  it('[PIC-3] show its units side by side', () => {
    expect(comparedUnits(seed).map(({ code, total }) => [code, canonicalYuan(total.amount)])).toEqual(
      units.map(({ code }) => [code, value(seed, 'T02', `unit:${code}`, 'total')]),
    )
  })

  it('[PIC-4] show the projects that go on beside what their forms say of the year before', () => {
    const changes = projectChanges(seed)
    expect(changes.length).toBeGreaterThan(5)
    for (const { now, before, by } of changes) {
      expect(before).not.toBeNull()
      expect(by.equals((now?.amount ?? new Exact(0)).minus(before?.amount ?? 0))).toBe(true)
    }
    expectFigures(
      changes.flatMap(({ now, before }) => [now, before].filter((part) => part !== null)),
      seed,
    )
  })
})

describe.each(SEEDS)('the pictures of a made-up department, seed %i', (one) => {
  const tables = madeUp(one)

  it('[PIC-5] have as much coming in as going out, and each total of the tables is the sum of its parts', () => {
    for (const by of ['function', 'economic'] as const) {
      const flow = moneyFlow(tables, by)
      expect(canonicalYuan(sumOf(flow.sources))).toBe(value(tables, 'T01', 'line/33', 'income'))
      expect(canonicalYuan(sumOf(flow.kinds))).toBe(value(tables, 'T01', 'line/33', 'expenditure'))
      const { in: coming, out: going } = wholeOf(flow)
      expect(coming.equals(going)).toBe(true)
      for (const part of [...flow.kinds, ...flow.classes]) {
        const leaving = flow.links.filter(({ from }) => from === part.id)
        const arriving = flow.links.filter(({ to }) => to === part.id)
        if (leaving.length > 0) expect(canonicalYuan(sumOf(leaving))).toBe(canonicalYuan(part.amount))
        expect(canonicalYuan(sumOf(arriving))).toBe(canonicalYuan(part.amount))
      }
      expectFigures([...flow.sources, ...flow.kinds, ...flow.classes, ...flow.links, ...flow.gaps], tables)
    }
  })

  it('[PIC-6] divide a whole, of the department and of each unit, into codes without a rest', () => {
    const scopes = [null, ...comparedUnits(tables).map(({ code }) => code)]
    const expectSums = (codes: readonly ComposedCode[]) => {
      for (const { amount, inner } of codes) {
        if (inner.length > 0) expect(canonicalYuan(sumOf(inner))).toBe(canonicalYuan(amount))
        expectSums(inner)
      }
    }
    for (const unit of scopes) {
      for (const by of ['function', 'economic'] as const) {
        const composed = composition(tables, by, unit)
        expect(unexplained(composed)?.isZero()).toBe(true)
        expectSums(composed.classes)
        expectFigures(composed.classes, tables)
      }
    }
  })

  it('[PIC-7] compare units whose columns add up to their totals, and whose totals add up to the department', () => {
    const compared = comparedUnits(tables)
    for (const { total, columns } of compared) {
      expect(canonicalYuan(sumOf(Object.values(columns)))).toBe(canonicalYuan(total.amount))
      expectFigures([total, ...Object.values(columns)], tables)
    }
    expect(canonicalYuan(sumOf(compared.map(({ total }) => total)))).toBe(value(tables, 'T02', 'total', 'total'))
  })

  it('[PIC-8] lose nothing between two years: the changes add up to the change of the total', () => {
    const before = madeUp(one + 1000)
    const of = (side: readonly TableView[]) => new Exact(value(side, 'T02', 'total', 'total'))
    for (const digits of [3, 5, 7] as const) {
      const changes = functionalChanges(tables, before, digits)
      const sum = changes.reduce((rest, { by }) => rest.plus(by), new Exact(0))
      expect(sum.equals(of(tables).minus(of(before)))).toBe(true)
      expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length)
    }
  })
})

describe('what does not fit', () => {
  it('[PIC-9] is a part of its own: income without expenditure, expenditure without income, a basic part without codes', () => {
    const of = (cells: { income: string; basic: string; economic: string }) =>
      moneyFlow(
        publishTables(TEMPLATE_2022, {
          year: 2022,
          department,
          units: [{ code: '701001', name: '局机关' }],
          snapshots: [
            section('701001', {
              'income.general': { source: 'general', amount: cells.income },
              'functional.a': { code: '2080101', basic: cells.basic },
              'basic.a': { code: '30101', amount: cells.economic },
            }),
          ],
        }),
        'economic',
      )
    const over = of({ income: '120.00', basic: '100.00', economic: '90.00' })
    expect(text(over.gaps)).toEqual({ 收入尚未安排支出: '20.00', 未按经济科目列示: '10.00' })
    const rounded = of({ income: '100.00', basic: '100.00', economic: '103.00' })
    expect(text(rounded.gaps)).toEqual({ 经济科目合计多于基本支出: '3.00' })
    const under = of({ income: '80.00', basic: '100.00', economic: '100.00' })
    expect(text(under.gaps)).toEqual({ 支出尚无收入来源: '20.00' })
    for (const flow of [over, under]) {
      const { in: coming, out: going } = wholeOf(flow)
      expect(coming.equals(going)).toBe(true)
    }
  })

  it('[PIC-10] is nothing where there is nothing: no parts, no total, no change', () => {
    const empty = publishTables(TEMPLATE_2022, { year: 2022, department, units, snapshots: [] })
    const flow = moneyFlow(empty, 'function')
    expect([...flow.sources, ...flow.kinds, ...flow.classes, ...flow.links, ...flow.gaps]).toEqual([])
    expect([flow.income, flow.expenditure]).toEqual([null, null])
    expect(composition(empty, 'economic', null)).toEqual({ whole: null, classes: [] })
    expect(comparedUnits(empty)).toEqual([])
    expect(functionalChanges(empty, empty, 5)).toEqual([])
    expect(projectChanges(empty)).toEqual([])
  })
})

describe('a share', () => {
  it('[PIC-11] is said with one decimal, never rounded to all or to nothing', () => {
    const of = (part: string, whole: string) => shareText(new Exact(part), new Exact(whole))
    expect(of('982', '1000')).toBe('98.2%')
    expect(of('1', '2')).toBe('50%')
    expect(of('1000', '1000')).toBe('100%')
    expect(of('999.9', '1000')).toBe('99.9% 以上')
    expect(of('0.1', '1000')).toBe('不到 0.1%')
    expect(of('0', '1000')).toBe('0%')
    expect(of('-5', '1000')).toBeNull()
    expect(of('5', '0')).toBeNull()
    expect(of('5', '-10')).toBeNull()
  })
})

describe('heads', () => {
  it('[PIC-12] are the kinds of staff added up, else the largest head count that a standard goes by', () => {
    const office = row('staffing.a', { name: '办公费', heads: '89', economicCode: '30201' })
    const water = row('staffing.b', { name: '水费', heads: '81', economicCode: '30205' })
    const told = (rows: Parameters<typeof headCount>[0]) => {
      const known = headCount(rows)
      return known === null ? null : [known.heads.toFixed(), known.from]
    }
    expect(told([office, water])).toEqual(['89', 'standards'])
    const kinds = [
      row('staffing.c', { name: '行政编制', heads: '60' }),
      row('staffing.d', { name: '工勤', heads: '5.5' }),
    ]
    expect(told([office, ...kinds])).toEqual(['65.5', 'kinds'])
    expect(told([row('staffing.e', { name: '行政编制' }), row('basic.a', { amount: '3.00' })])).toBeNull()
    expect(told([row('staffing.f', { name: '行政编制', heads: '0' })])).toBeNull()
  })
})

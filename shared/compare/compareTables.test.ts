import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Exact } from '../money/exact.ts'
import { comparedFigures } from './comparedFigures.ts'
import type { ComparedRow, ComparedTable } from './comparedTable.ts'
import { bySize, compareTables, type FigureDifference } from './compareTables.ts'

const COLUMNS: ComparedTable['columns'] = [
  { id: 'code', header: ['编码'], kind: 'code' },
  { id: 'name', header: ['名称'], kind: 'text' },
  { id: 'total', header: ['合计'], kind: 'amount' },
  { id: 'quantity', header: ['数量'], kind: 'quantity' },
]

const tableOf = (rows: readonly ComparedRow[], more: Partial<ComparedTable> = {}): ComparedTable => ({
  id: 'T02',
  copy: '',
  title: '支出总表',
  unit: 'wan',
  decimals: 2,
  columns: COLUMNS,
  rows,
  ...more,
})

const rowOf = (key: string, name: string, total: string | null, quantity: string | null = null): ComparedRow => ({
  key,
  level: 1,
  style: 'leaf',
  cells: {
    code: { text: '', value: null },
    name: { text: name, value: null },
    total: { text: total ?? '', value: total },
    quantity: { text: quantity ?? '', value: quantity },
  },
})

const fen = fc
  .bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
  .map((value) => new Exact(value.toString()).dividedBy(100).toFixed(2))
const row = fc
  .record({
    unit: fc.constantFrom('701001', '701002'),
    code: fc.constantFrom('208', '2080101', '210', null),
    name: fc.constantFrom('行政运行', '卫生健康支出', '党建 工作经费', ''),
    total: fc.option(fen),
    quantity: fc.option(fc.nat(1000).map(String)),
  })
  .map(({ unit, code, name, total, quantity }) =>
    rowOf(code === null ? `unit:${unit}/item:1` : `unit:${unit}/code:${code}`, name, total, quantity),
  )
const rows = fc.array(row, { maxLength: 12 })
const state = fc
  .record({ table: rows, forms: fc.array(rows, { maxLength: 3 }) })
  .map(({ table, forms }) => [
    tableOf(table),
    ...forms.map((form, at) => tableOf(form, { id: 'T12', copy: `701001/performanceForms.f${at}` })),
  ])

const valuesOf = (tables: readonly ComparedTable[]): Map<string, Exact> =>
  new Map([...comparedFigures(tables)].map(([identity, { value }]) => [identity, new Exact(value)]))

function applied(values: ReadonlyMap<string, Exact>, differences: readonly FigureDifference[]): Map<string, Exact> {
  const next = new Map(values)
  for (const { kind, left, right, difference } of differences) {
    const identity = (right ?? left)?.identity ?? ''
    if (kind === 'gone') next.delete(identity)
    else next.set(identity, (values.get(identity) ?? new Exact(0)).plus(difference))
  }
  return next
}

const plain = (values: ReadonlyMap<string, Exact>) =>
  Object.fromEntries([...values].map(([key, value]) => [key, value.toFixed()]))

describe('two states of a department', () => {
  it('[CMP-1] nothing differs from itself, nor from what was stored of it', () =>
    fc.assert(
      fc.property(state, (tables) => {
        const stored: typeof tables = JSON.parse(JSON.stringify(tables))
        expect(compareTables(tables, stored)).toEqual([])
      }),
    ))

  it('[CMP-2] the differences, applied to the left figures, give the right ones exactly', () =>
    fc.assert(
      fc.property(state, state, (left, right) => {
        expect(plain(applied(valuesOf(left), compareTables(left, right)))).toEqual(plain(valuesOf(right)))
      }),
    ))

  it('[CMP-3] exchanging the sides negates every difference', () =>
    fc.assert(
      fc.property(state, state, (left, right) => {
        const there = new Map(compareTables(left, right).map((one) => [(one.right ?? one.left)?.identity, one]))
        const back = compareTables(right, left)
        expect(back).toHaveLength(there.size)
        for (const { left: from, right: to, difference, kind } of back) {
          const other = there.get((from ?? to)?.identity)
          expect(new Exact(difference).plus(other?.difference ?? 'NaN').isZero()).toBe(true)
          expect(kind).toBe(other?.kind === 'added' ? 'gone' : other?.kind === 'gone' ? 'added' : 'changed')
        }
      }),
    ))

  it('[CMP-4] a row is found again by unit, code and name, wherever it stands; what moved has not changed', () => {
    const left = [
      tableOf([rowOf('unit:701001/item:1', '服务器', '15.00'), rowOf('unit:701001/item:2', '台式机', '4.00')]),
    ]
    const right = [
      tableOf([
        rowOf('unit:701001/item:1', '打印机', '2.00'),
        rowOf('unit:701001/item:2', '服务器', '15.00'),
        rowOf('unit:701002/item:1', '台 式机', '4.00'),
        rowOf('unit:701001/item:3', '台 式机', '4.00'),
      ]),
    ]
    expect(compareTables(left, right).map(({ kind, right: to }) => [kind, to?.unit, to?.name])).toEqual([
      ['added', '701001', '打印机'],
      ['added', '701002', '台 式机'],
    ])
  })

  it('[CMP-4] each side of a table of two sides is named by its own label', () => {
    const columns: ComparedTable['columns'] = [
      { id: 'in', header: ['收入', '项目'], kind: 'text' },
      { id: 'income', header: ['收入', '预算数'], kind: 'amount' },
      { id: 'out', header: ['支出', '项目'], kind: 'text' },
      { id: 'expenditure', header: ['支出', '预算数'], kind: 'amount' },
    ]
    const line = (key: string, income: string, expenditure: string): ComparedRow => ({
      key,
      level: 0,
      style: 'leaf',
      cells: {
        in: { text: income, value: null },
        income: { text: '1.00', value: '1.00' },
        out: { text: expenditure, value: null },
        expenditure: { text: '2.00', value: '2.00' },
      },
    })
    const left = [tableOf([line('line/01', '拨款', '教育'), line('line/02', '其他', '卫生')], { columns })]
    const right = [tableOf([line('line/01', '拨款', '卫生'), line('line/02', '其他', '教育')], { columns })]
    expect(compareTables(left, right)).toEqual([])
  })

  it('[CMP-4] a form is found again by its unit and the name of its project', () => {
    const form = (copy: string, name: string, total: string) =>
      tableOf([rowOf('header', name, null), rowOf('funds', '', total)], {
        id: 'T12',
        copy,
        columns: [{ id: 'printedName', header: ['公开名称'], kind: 'text' }, ...COLUMNS],
      })
    const named = (table: ComparedTable, name: string): ComparedTable => ({
      ...table,
      rows: table.rows.map((one) =>
        one.key === 'header' ? { ...one, cells: { ...one.cells, printedName: { text: name, value: null } } } : one,
      ),
    })
    const left = [named(form('701001/performanceForms.a', '', '5.00'), '党建经费')]
    const right = [named(form('701001/performanceForms.b', '', '8.00'), '党建经费')]
    expect(compareTables(left, right)).toMatchObject([
      { kind: 'changed', difference: '3.00', right: { form: '党建经费' } },
    ])
  })

  it('[CMP-5] blank is not zero, a difference is exact, and there is no percentage of nothing', () => {
    const left = [
      tableOf([rowOf('a', '一', null), rowOf('b', '二', '0.00'), rowOf('c', '三', '0.10'), rowOf('d', '四', '3.00')]),
    ]
    const right = [
      tableOf([rowOf('a', '一', '0.00'), rowOf('b', '二', '5.00'), rowOf('c', '三', '0.30'), rowOf('d', '四', '2.00')]),
    ]
    expect(compareTables(left, right).map(({ kind, difference, percent }) => [kind, difference, percent])).toEqual([
      ['added', '0.00', null],
      ['changed', '5.00', null],
      ['changed', '0.20', '200.00'],
      ['changed', '-1.00', '-33.33'],
    ])
  })

  it('[CMP-6] the largest change comes first, whatever its sign', () => {
    const left = [tableOf([rowOf('a', '一', '1.00'), rowOf('b', '二', '9.00'), rowOf('c', '三', '1.00')])]
    const right = [tableOf([rowOf('a', '一', '2.00'), rowOf('c', '三', '4.00')])]
    expect(bySize(compareTables(left, right)).map(({ difference }) => difference)).toEqual(['-9.00', '3.00', '1.00'])
  })
})

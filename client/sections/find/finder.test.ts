import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { isDeleted, seedDocument } from '@hesuan/shared/section/document.ts'
import { initialPositions } from '@hesuan/shared/section/fractionalOrder.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SectionDocument } from '../collab/sectionDocument.ts'
import { Observable } from '../observable.ts'
import { Finder } from './finder.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has classifications')
const known = lists

const row = (sheet: string, local: string, cells: Record<string, string>): SnapshotRow => ({
  id: rowId(sheet, local),
  sheet,
  cells,
})

const ROWS = [
  row('income', 'general', { source: 'general', amount: '12345600.00', note: '信息化专项' }),
  row('basic', 'b', { code: '30202', amount: '1234.56', note: '印刷' }),
  row('basic', 'a', { code: '30201', amount: '267000.00', basis: '89*0.25*1.2', note: 'IT 耗材' }),
  row('projects', 'p', { name: '信息化运维', functionalCode: '2080108', class: 'specific', general: '500000.00' }),
  row('procurement', 'q', { project: 'projects.p', item: '服务器' }),
]

/** A finder over a real document. */
function openFinder(writable = true) {
  const doc = new Y.Doc()
  seedDocument(doc, ROWS, initialPositions(ROWS.length))
  const announced: string[] = []
  const document = new SectionDocument(
    doc,
    () => `act-${announced.length}`,
    ({ how }) => announced.push(how),
  )
  const unit = new Observable<'wan' | 'yuan'>('wan')
  const finder = new Finder({
    document,
    sheets: TEMPLATE_2022.sheets.filter(({ kind }) => kind === 'unit'),
    context: {
      template: TEMPLATE_2022,
      lists: known,
      get unit() {
        return unit.value
      },
      cell: (id, column) => document.cell(id, column),
      rows: (sheet) => document.rows(sheet),
      isDeleted: (id) => isDeleted(doc, id),
    },
    unit,
    live: {
      value: (id, column) => (id === 'projects.p' && column === 'total' ? '500000.00' : ''),
      mark: () => null,
      onChange: () => () => undefined,
    },
    found: new Observable<ReadonlySet<string>>(new Set()),
    writable,
  })
  const find = (text: string, options: { wholeCell?: boolean; matchCase?: boolean } = {}) => {
    finder.setQuery({ text, wholeCell: false, matchCase: false, ...options })
    finder.show('replace')
    return finder.hits.value.map(({ key }) => key)
  }
  return { finder, find, document, announced, unit }
}

describe('finding', () => {
  it('[GRD-80] looks in all sheets, in the order in which they are read, through references and derived cells', () => {
    const { find } = openFinder()
    expect(find('信息化')).toEqual([
      'income.general:note',
      'projects.p:name',
      'projects.p:functionalCode',
      'procurement.q:project',
    ])
    expect(find('50.00')).toEqual(['projects.p:total', 'projects.p:general'])
    expect(find('302')).toEqual(['basic.a:code', 'basic.b:code'])
    expect(find(' ')).toEqual([])
  })

  it('[GRD-81] knows an amount with and without separators, rounded and exact; whole cells and case where asked', () => {
    const { find, unit } = openFinder()
    expect(find('1,234.56')).toEqual(['income.general:amount'])
    expect(find('１２３４．５６')).toEqual(['income.general:amount'])
    expect(find('0.123456')).toEqual(['basic.b:amount'])
    expect(find('30201', { wholeCell: true })).toEqual(['basic.a:code'])
    expect(find('办公费', { wholeCell: true })).toEqual(['basic.a:code'])
    expect(find('印', { wholeCell: true })).toEqual([])
    expect(find('it')).toEqual(['basic.a:note'])
    expect(find('it', { matchCase: true })).toEqual([])
    unit.set('yuan')
    expect(find('1,234.56')).toEqual(['basic.b:amount'])
  })

  it('[GRD-82] goes on from where somebody is, in either direction, round and round', () => {
    const { finder, find } = openFinder()
    find('信息化')
    const from = (sheet: string, local: string | null, column: string | null) => ({
      sheet,
      row: local === null ? null : rowId(sheet, local),
      column,
    })
    expect(finder.next(from('basic', 'a', 'code'), 1)?.key).toBe('projects.p:name')
    expect(finder.next(from('projects', 'p', 'name'), 1)?.key).toBe('projects.p:functionalCode')
    expect(finder.next(from('projects', null, null), 1)?.key).toBe('projects.p:name')
    expect(finder.next(from('projects', 'p', null), -1)?.key).toBe('projects.p:functionalCode')
    expect(finder.next(from('procurement', 'q', 'project'), 1)?.key).toBe('income.general:note')
    expect(finder.next(from('income', 'general', 'note'), -1)?.key).toBe('procurement.q:project')
  })
})

describe('replacing', () => {
  it('[GRD-83] replaces everywhere as one act that is undone at once; references follow the name by themselves', () => {
    const { finder, find, document, announced } = openFinder()
    find('信息化')
    const { replaced, refused } = finder.replace('everywhere', '数字化')
    expect(replaced).toBe(2)
    expect(refused.map(({ hit }) => hit.key)).toEqual(['projects.p:functionalCode'])
    expect(announced).toEqual(['replaced'])
    expect(document.cell(rowId('projects', 'p'), 'name')).toBe('数字化运维')
    expect(document.cell(rowId('income', 'general'), 'note')).toBe('数字化专项')
    expect(document.cell(rowId('procurement', 'q'), 'project')).toBe('projects.p')
    document.undo()
    expect(document.cell(rowId('projects', 'p'), 'name')).toBe('信息化运维')
    expect(document.cell(rowId('income', 'general'), 'note')).toBe('信息化专项')
  })

  it('[GRD-84] what its column could not hold is refused, with one sentence each', () => {
    const { finder, find, document } = openFinder()
    find('30202')
    expect(finder.replace('everywhere', '99999').refused[0]?.message).toContain('经济科目表中没有')
    find('6.7')
    expect(finder.replace('everywhere', '8').refused[0]?.message).toContain('算式')
    find('50.00')
    const { replaced, refused } = finder.replace('everywhere', '六十')
    expect([replaced, refused.length]).toEqual([0, 2])
    expect(document.cell(rowId('projects', 'p'), 'general')).toBe('500000.00')
  })

  it('[GRD-84] neither digits hidden by rounding nor the expression behind an amount are lost', () => {
    const { finder, find, document } = openFinder()
    const amount = (local: string) => document.cell(rowId('basic', local), 'amount')
    for (const wholeCell of [true, false]) {
      find('0.12', { wholeCell })
      expect(finder.hits.value.map(({ key }) => key)).toContain('basic.b:amount')
      const { refused } = finder.replace('basic.b:amount', '0.15')
      if (wholeCell) expect(refused[0]?.message).toContain('舍入')
      find('26.70', { wholeCell })
      expect(finder.replace('basic.a:amount', '30').refused[0]?.message).toContain('算式')
    }
    expect(amount('b')).toBe('1534.56')
    expect(amount('a')).toBe('267000.00')
    expect(document.cell(rowId('basic', 'a'), 'basis')).toBe('89*0.25*1.2')
    find('0.153456', { wholeCell: true })
    expect(finder.replace('everywhere', '1').replaced).toBe(1)
    expect(amount('b')).toBe('10000.00')
  })

  it('[GRD-83] amounts are replaced in all their digits, codes by code or by name', () => {
    const { finder, find, document } = openFinder()
    find('0.1234')
    expect(finder.replace('everywhere', '0.9').replaced).toBe(1)
    expect(document.cell(rowId('basic', 'b'), 'amount')).toBe('9560.00')
    find('印刷费')
    expect(finder.replace('everywhere', '邮电费').replaced).toBe(1)
    expect(document.cell(rowId('basic', 'b'), 'code')).toBe('30207')
  })

  it('[GRD-84] whoever may only read replaces nothing', () => {
    const { finder, find } = openFinder(false)
    find('信息化')
    expect(finder.shown.value).toBe('find')
    expect(finder.replace('everywhere', '数字化')).toEqual({ replaced: 0, refused: [] })
  })
})

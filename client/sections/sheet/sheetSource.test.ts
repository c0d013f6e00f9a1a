import { LARGEST_EDIT } from '@hesuan/shared/api/collabMessages.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { insertRows, writeCells } from '@hesuan/shared/section/document.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { GridController } from '../grid/controller.ts'
import { viewOptionsFixture } from '../workbench/viewOptionsFixture.ts'
import { SheetSource } from './sheetSource.ts'

/** A sheet over a real document. */
function openSheet(sheetId: string, rows: readonly SnapshotRow[], writable = true) {
  const { options, frames, ...fixture } = viewOptionsFixture(rows, writable)
  const source = new SheetSource({ ...options, sheet: sheetOf(TEMPLATE_2022, sheetId) })
  const runFrames = () => {
    for (const flush of frames.splice(0)) flush()
  }
  return { ...fixture, source, controller: new GridController(source), runFrames }
}

const basicRow = (code: string, amount: string): SnapshotRow => ({
  id: rowId('basic', `c${code}`),
  sheet: 'basic',
  cells: { code, ...(amount === '' ? {} : { amount }) },
})
const basic = () => openSheet('basic', [basicRow('30101', '10000.00'), basicRow('30201', '20000.00')])
const keys = ({ source }: ReturnType<typeof basic>) => source.rows.map(({ key }) => key)

describe('a sheet of a section', () => {
  it('[GRD-50] shows totals, subtotals, leaves, and a blank line to go on at', () => {
    expect(keys(basic())).toEqual([
      '@basic/total',
      '@basic/301',
      'basic.c30101',
      '@basic/302',
      'basic.c30201',
      '@blank',
    ])
  })

  it('[GRD-50] has no blank line where nothing may be written or rows are fixed', () => {
    expect(openSheet('basic', [basicRow('30101', '')], false).source.rows.some(({ kind }) => kind === 'blank')).toBe(
      false,
    )
    const income: SnapshotRow = { id: rowId('income', 'general'), sheet: 'income', cells: { source: 'general' } }
    expect(openSheet('income', [income]).source.rows.map(({ key }) => key)).toEqual(['@income/total', 'income.general'])
  })

  it('[GRD-140] on paper has every row, folded ones too, and no blank line; a filter is printed as it is looked at', () => {
    const { source } = basic()
    source.toggleFold('@basic/301')
    expect(source.rows.map(({ key }) => key)).not.toContain('basic.c30101')
    expect(source.printed().map(({ key, level, texts }) => [key, level, texts[0], texts[1]])).toEqual([
      ['@basic/total', 0, '合计', ''],
      ['@basic/301', 0, '301 工资福利支出', ''],
      ['basic.c30101', 1, '30101 基本工资', '1.00'],
      ['@basic/302', 0, '302 商品和服务支出', ''],
      ['basic.c30201', 1, '30201 办公费', '2.00'],
    ])
    source.filterLike({ row: 'basic.c30201', column: 'code' })
    expect(source.printed().map(({ key }) => key)).toEqual(['@basic/total', 'basic.c30201'])
  })

  it('[GRD-51] the selection stays with its row wherever rows come, go or move', () => {
    const sheet = basic()
    sheet.controller.goToCell({ row: 'basic.c30201', column: 'amount' })
    sheet.document.edit('typed', (doc, origin) =>
      writeCells(doc, [{ row: rowId('basic', 'c30201'), column: 'code', value: '30101' }], origin),
    )
    expect(sheet.controller.activeCell).toEqual({ row: 'basic.c30201', column: 'amount' })
    sheet.controller.deleteRows()
    expect(sheet.controller.activeCell?.column).toBe('amount')
    expect(keys(sheet)).not.toContain('basic.c30201')
  })

  it('[GRD-52] typing on the blank line adds a row, which goes to its place by its code; Enter stays at the blank line', () => {
    const sheet = basic()
    sheet.controller.goToCell({ row: '@blank', column: 'code' })
    sheet.controller.type('30102', false)
    sheet.controller.run({ kind: 'commit', step: { rows: 0, columns: 1 }, how: 'step' })
    const added = sheet.controller.activeCell?.row ?? ''
    expect(sheet.source.rows.findIndex(({ key }) => key === added)).toBe(3)
    sheet.controller.type('5', false)
    sheet.controller.run({ kind: 'commit', step: { rows: 1, columns: 0 }, how: 'step' })
    expect(sheet.source.view(added, 'amount').text).toBe('5.00')
    expect(sheet.controller.activeCell).toEqual({ row: '@blank', column: 'code' })
  })

  it('[GRD-53] a range is cleared, filled and pasted as one act each', () => {
    const sheet = basic()
    sheet.controller.goToCell({ row: 'basic.c30101', column: 'amount' })
    sheet.controller.run({ kind: 'move', step: { rows: 1, columns: 0 }, to: 'edge', extend: true })
    sheet.controller.run({ kind: 'clear' })
    sheet.controller.paste('1\r\n\r\n3\r\n')
    expect(sheet.source.view('basic.c30101', 'amount').text).toBe('1.00')
    expect(sheet.source.view('basic.c30201', 'amount').text).toBe('3.00')
    sheet.controller.goToCell({ row: 'basic.c30101', column: 'amount' })
    sheet.controller.run({ kind: 'move', step: { rows: 2, columns: 0 }, to: 'page', extend: true })
    sheet.controller.run({ kind: 'fill-down' })
    expect(sheet.source.view('basic.c30201', 'amount').text).toBe('1.00')
    expect(sheet.announced).toEqual(['typed', 'pasted', 'filled'])
  })

  it('[GRD-150] an expression that is typed beside an amount replaces it, and says what was there', () => {
    const sheet = basic()
    const type = (column: string, text: string) => {
      sheet.controller.goToCell({ row: 'basic.c30101', column })
      sheet.controller.type(text, false)
      sheet.controller.run({ kind: 'commit', step: { rows: 1, columns: 0 }, how: 'step' })
    }
    type('amount', '127.7')
    expect(sheet.told).toEqual([])
    type('basis', '=89*0.25*1.2')
    expect(sheet.source.view('basic.c30101', 'amount').text).toBe('26.70')
    expect(sheet.told).toEqual(['预算数已按算式由 127.70 改为 26.70，可按 Ctrl+Z 撤销'])
    type('basis', '=89*0.3')
    expect(sheet.told).toHaveLength(1)
    expect(sheet.source.view('basic.c30101', 'amount').text).toBe('26.70')
  })

  it('[OFF-40] what is too much for one edit is not pasted, in one sentence; the largest that fits is taken by the server', () => {
    const sheet = basic()
    const paste = (lines: number) => {
      sheet.controller.goToCell({ row: '@blank', column: 'code' })
      sheet.controller.paste(`30202\t1\t\t${'预'.repeat(200)}\r\n`.repeat(lines))
    }
    const updates: Uint8Array[] = []
    sheet.document.doc.on('update', (update: Uint8Array) => updates.push(update))
    paste(6_000)
    expect(sheet.told).toEqual(['内容约 6 MB，一次最多 4 MB，没有写入；请分几次'])
    expect(updates).toEqual([])
    paste(4_000)
    expect(sheet.told).toHaveLength(1)
    expect(updates).toHaveLength(1)
    expect(updates[0]?.length).toBeGreaterThan(2 * 1024 * 1024)
    expect(updates[0]?.length).toBeLessThan(LARGEST_EDIT)
  })

  it('[GRD-132] a filled or copied amount carries its expression, and undo takes both back', () => {
    const project = (id: string, cells: Readonly<Record<string, string>>): SnapshotRow => ({
      id: rowId('projects', id),
      sheet: 'projects',
      cells: { name: id, ...cells },
    })
    const sheet = openSheet('projects', [project('a', {}), project('b', { general: '1.00' }), project('c', {})])
    const at = (row: string) => sheet.controller.goToCell({ row: `projects.${row}`, column: 'general' })
    const text = (row: string) => sheet.source.edits.editText({ row: `projects.${row}`, column: 'general' })
    at('a')
    sheet.controller.type('=89*0.25', false)
    sheet.controller.run({ kind: 'commit', step: { rows: 1, columns: 0 }, how: 'step' })
    expect(sheet.source.view('projects.a', 'general').hint).toBe('=89*0.25\n精确到分 222,500.00 元')
    sheet.controller.fillDown()
    expect([text('a'), text('b'), text('c')]).toEqual(['=89*0.25', '=89*0.25', ''])
    at('b')
    const copied = sheet.controller.copy()
    expect(copied?.text).toBe('22.25\r\n')
    at('c')
    expect(copied?.html).toContain('data-hesuan="222500.00 =89*0.25 万元"')
    sheet.source.edits.paste(
      { top: 3, bottom: 3, left: sheet.controller.range.left, right: sheet.controller.range.right },
      [[{ text: '22.25', exact: null, own: '222500.00 =89*0.25 万元' }]],
    )
    expect(text('c')).toBe('=89*0.25')
    sheet.controller.undo()
    expect(text('c')).toBe('')
    sheet.controller.undo()
    expect(text('b')).toBe('0.0001')
    expect(sheet.controller.activeCell).toEqual({ row: 'projects.b', column: 'general' })
    sheet.unit.set('yuan')
    expect(text('a')).toBe('222500')
    expect(sheet.source.view('projects.a', 'general').hint).toBe('=89*0.25（万元）')
    sheet.controller.redo()
    at('b')
    sheet.controller.type('7', false)
    sheet.controller.run({ kind: 'commit', step: { rows: 1, columns: 0 }, how: 'step' })
    expect(sheet.document.cell(rowId('projects', 'b'), 'generalExpression')).toBe('')
  })

  it('[GRD-54] pastes nothing while a question is open, and all that is right when the rest is wanted', () => {
    const sheet = basic()
    sheet.controller.goToCell({ row: '@blank', column: 'code' })
    sheet.controller.paste('30202\t7\r\n00000\t8\r\n')
    expect(keys(sheet)).toHaveLength(6)
    expect(sheet.asked[0]?.plan.problems.map(({ text }) => text)).toEqual(['00000'])
    sheet.asked[0]?.apply()
    expect(keys(sheet)).toHaveLength(8)
    sheet.controller.undo()
    expect(keys(sheet)).toHaveLength(6)
  })

  it('[GRD-55] what changes from afar waits for the next frame and reaches only the cells that changed', () => {
    const sheet = basic()
    const heard: string[] = []
    for (const row of ['basic.c30101', 'basic.c30201']) sheet.source.onCell(row, 'amount', () => heard.push(row))
    const afar = new Y.Doc()
    Y.applyUpdate(afar, Y.encodeStateAsUpdate(sheet.doc))
    for (const value of ['1.00', '2.00', '3.00']) {
      writeCells(afar, [{ row: rowId('basic', 'c30201'), column: 'amount', value }], 'afar')
      Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(afar))
    }
    expect(heard).toEqual([])
    sheet.runFrames()
    expect(heard).toEqual(['basic.c30201'])
  })

  it('[GRD-56] somebody who comes into a cell changes that cell alone', () => {
    const sheet = basic()
    const heard: string[] = []
    for (const row of ['basic.c30101', 'basic.c30201']) sheet.source.onCell(row, 'amount', () => heard.push(row))
    sheet.visitors.set(new Map([['basic.c30101:amount', { name: '王会计', colour: '#000000', editing: '' }]]))
    sheet.runFrames()
    expect(heard).toEqual(['basic.c30101'])
    expect(sheet.source.view('basic.c30101', 'amount').visitor?.name).toBe('王会计')
  })

  it('[GRD-57] a row that others delete while it is edited keeps what was typed in the editor', () => {
    const sheet = basic()
    sheet.controller.goToCell({ row: 'basic.c30201', column: 'amount' })
    sheet.controller.type('55', false)
    const afar = new Y.Doc()
    Y.applyUpdate(afar, Y.encodeStateAsUpdate(sheet.doc))
    afar.getMap<string>('rows').set('basic.c30201:deleted', '1')
    Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(afar))
    sheet.runFrames()
    expect(sheet.controller.leave()).toBe(false)
    expect(sheet.controller.editing?.error).toContain('已被删除')
  })

  it('[GRD-58] says how many other cells still refer to a deleted project', () => {
    const project: SnapshotRow = { id: rowId('projects', 'p'), sheet: 'projects', cells: { name: '党建' } }
    const purchase: SnapshotRow = {
      id: rowId('procurement', 'a'),
      sheet: 'procurement',
      cells: { project: project.id },
    }
    const sheet = openSheet('projects', [project, purchase])
    sheet.controller.goToCell({ row: project.id, column: 'name' })
    sheet.controller.deleteRows()
    expect(sheet.told).toEqual(['已删除 1 行，其他表中还有 1 处引用，可按 Ctrl+Z 撤销'])
  })

  const projectRow = (local: string): SnapshotRow => ({
    id: rowId('projects', local),
    sheet: 'projects',
    cells: { name: local },
  })
  const projects = () => openSheet('projects', ['a', 'b', 'c', 'd'].map(projectRow))
  const names = (sheet: ReturnType<typeof openSheet>) =>
    sheet.document.rows('projects').map((row) => sheet.document.cell(row, 'name'))

  it('[GRD-136] inserts rows above the selected ones, also above the first, and in a view where the document has them', () => {
    const sheet = projects()
    sheet.controller.goToCell({ row: 'projects.b', column: 'name' })
    sheet.controller.run({ kind: 'insert-row' })
    expect(names(sheet)).toEqual(['a', '', 'b', 'c', 'd'])
    sheet.controller.undo()
    sheet.controller.goToCell({ row: 'projects.a', column: 'name' })
    sheet.controller.run({ kind: 'insert-row' })
    expect(names(sheet)).toEqual(['', 'a', 'b', 'c', 'd'])
    expect(sheet.controller.activeCell?.row).toBe(sheet.document.rows('projects')[0])
    sheet.controller.undo()
    sheet.source.sortBy('name', true)
    sheet.controller.goToCell({ row: 'projects.d', column: 'name' })
    sheet.controller.run({ kind: 'insert-row' })
    sheet.source.leaveView()
    expect(names(sheet)).toEqual(['a', 'b', 'c', '', 'd'])
  })

  it('[GRD-138] a filter hides the row that somebody is in too, and the selection goes to the next one shown', () => {
    const sheet = projects()
    sheet.controller.subscribe(() => sheet.source.enterRow(sheet.controller.activeCell?.row ?? null))
    sheet.controller.goToCell({ row: 'projects.b', column: 'name' })
    sheet.source.filterBy('name', { mode: 'without', contents: new Set(['b']) })
    expect(keys(sheet)).toEqual(['@projects/total', 'projects.a', 'projects.c', 'projects.d', '@blank'])
    expect(sheet.controller.activeCell).toEqual({ row: 'projects.c', column: 'name' })
    sheet.controller.goToCell({ row: 'projects.d', column: 'name' })
    sheet.source.filterBy('name', { mode: 'only', contents: new Set(['a']) })
    expect(keys(sheet)).toEqual(['@projects/total', 'projects.a', '@blank'])
    expect(sheet.controller.activeCell).toEqual({ row: 'projects.a', column: 'name' })
  })

  it('[GRD-90] inserts as many rows as are selected below them, and deletes them, as one act each', () => {
    const sheet = projects()
    const at = (key: string) => sheet.source.rows.findIndex((row) => row.key === key)
    sheet.controller.pickRows(at('projects.b'), at('projects.c'))
    sheet.controller.insertRow('below')
    expect(names(sheet)).toEqual(['a', 'b', 'c', '', '', 'd'])
    expect(sheet.controller.activeCell?.row).toBe(sheet.document.rows('projects')[3])
    sheet.controller.undo()
    expect(names(sheet)).toEqual(['a', 'b', 'c', 'd'])
    sheet.controller.pickRows(at('projects.b'), at('projects.c'))
    sheet.controller.deleteRows()
    expect(names(sheet)).toEqual(['a', 'd'])
    sheet.controller.undo()
    expect(names(sheet)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('[GRD-91] moves the selected rows up and down as one act, and the selection with them', () => {
    const sheet = projects()
    const at = (key: string) => sheet.source.rows.findIndex((row) => row.key === key)
    sheet.controller.pickRows(at('projects.c'), at('projects.d'))
    sheet.controller.run({ kind: 'move-rows', by: -1 })
    expect(names(sheet)).toEqual(['a', 'c', 'd', 'b'])
    expect(sheet.controller.activeCell?.row).toBe('projects.c')
    sheet.controller.run({ kind: 'move-rows', by: -1 })
    sheet.controller.run({ kind: 'move-rows', by: -1 })
    expect(names(sheet)).toEqual(['c', 'd', 'a', 'b'])
    sheet.controller.undo()
    sheet.controller.undo()
    expect(names(sheet)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('[GRD-93] where codes or the sheet itself order the rows, that is said in one sentence', () => {
    const sheet = basic()
    sheet.controller.goToCell({ row: 'basic.c30201', column: 'amount' })
    sheet.controller.moveRows(-1)
    expect(sheet.told).toEqual(['此表按科目编码排列，修改编码，该行就会移到相应位置'])
    expect(sheet.announced).toEqual([])
  })

  it('[GRD-94] sorting and filtering are a view: the document keeps its order, and leaving it shows that again', () => {
    const sheet = basic()
    const before = keys(sheet)
    sheet.source.sortBy('amount', true)
    expect(keys(sheet)).toEqual(['@basic/total', 'basic.c30201', 'basic.c30101', '@blank'])
    sheet.source.filterBy('code', { mode: 'without', contents: new Set(['30201']) })
    expect(keys(sheet)).toEqual(['@basic/total', 'basic.c30101', '@blank'])
    expect(sheet.source.viewCounts).toEqual({ shown: 1, all: 2 })
    expect(sheet.document.rows('basic')).toEqual(['basic.c30101', 'basic.c30201'])
    sheet.source.leaveView()
    expect(keys(sheet)).toEqual(before)
    expect(sheet.announced).toEqual([])
  })

  it('[GRD-95] a row stays where it is while somebody is in it, and goes when they leave it', () => {
    const sheet = projects()
    sheet.source.sortBy('name', true)
    sheet.source.filterBy('name', { mode: 'without', contents: new Set(['d']) })
    sheet.source.enterRow('projects.b')
    sheet.document.edit('typed', (doc, origin) =>
      writeCells(doc, [{ row: rowId('projects', 'b'), column: 'name', value: 'd' }], origin),
    )
    expect(keys(sheet)).toEqual(['@projects/total', 'projects.c', 'projects.b', 'projects.a', '@blank'])
    sheet.source.enterRow('projects.c')
    expect(keys(sheet)).toEqual(['@projects/total', 'projects.c', 'projects.a', '@blank'])
    sheet.source.reveal('projects.d')
    expect(keys(sheet)).toContain('projects.d')
  })

  it("[GRD-95] rows that are added meanwhile stand behind the others: one's own always, others' where they pass", () => {
    const sheet = projects()
    sheet.source.sortBy('name', true)
    sheet.source.filterBy('name', { mode: 'without', contents: new Set(['x']) })
    const added = (local: string) => [{ row: rowId('projects', local), cells: { name: 'x' } }]
    sheet.document.edit('typed', (doc, origin) => insertRows(doc, added('own'), rowId('projects', 'a'), origin))
    expect(keys(sheet)).toEqual([
      '@projects/total',
      ...['d', 'c', 'b', 'a', 'own'].map((local) => `projects.${local}`),
      '@blank',
    ])
    const afar = new Y.Doc()
    Y.applyUpdate(afar, Y.encodeStateAsUpdate(sheet.doc))
    insertRows(afar, added('theirs'), null, 'afar')
    insertRows(afar, [{ row: rowId('projects', 'new'), cells: { name: '新' } }], null, 'afar')
    Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(afar))
    sheet.runFrames()
    expect(keys(sheet)).toContain('projects.new')
    expect(keys(sheet)).not.toContain('projects.theirs')
    expect(keys(sheet).at(-2)).toBe('projects.own')
  })

  it('[GRD-94] numbers are sorted by size, blanks come last, and what a filter offers is counted', () => {
    const sheet = openSheet('basic', [
      basicRow('30101', '90000.00'),
      basicRow('30102', ''),
      basicRow('30103', '100000.00'),
    ])
    sheet.source.sortBy('amount', false)
    expect(keys(sheet).slice(1, 4)).toEqual(['basic.c30101', 'basic.c30103', 'basic.c30102'])
    sheet.source.sortBy('amount', true)
    expect(keys(sheet).slice(1, 4)).toEqual(['basic.c30103', 'basic.c30101', 'basic.c30102'])
    expect(sheet.source.contents('amount').map(({ label, rows }) => [label, rows])).toEqual([
      ['9.00', 1],
      ['', 1],
      ['10.00', 1],
    ])
  })

  it('[GRD-59] the unit switch changes what every amount shows, not what it is', () => {
    const sheet = basic()
    sheet.source.onCell('basic.c30101', 'amount', () => undefined)
    sheet.unit.set('yuan')
    expect(sheet.source.view('basic.c30101', 'amount').text).toBe('10,000.00')
    expect(sheet.document.cell(rowId('basic', 'c30101'), 'amount')).toBe('10000.00')
  })
})

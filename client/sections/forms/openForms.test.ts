import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, writeCells } from '@hesuan/shared/section/document.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Observable } from '../observable.ts'
import { viewOptionsFixture } from '../workbench/viewOptionsFixture.ts'
import { OpenForms } from './openForms.ts'

const row = (sheet: string, local: string, cells: SnapshotRow['cells']): SnapshotRow => ({
  id: rowId(sheet, local),
  sheet,
  cells,
})
const FORM = rowId('performanceForms', 'f1')
const project = (local: string, name: string) => row('projects', local, { name })
const form = (local: string, of: string, cells: SnapshotRow['cells'] = {}) =>
  row('performanceForms', local, { project: of, ...cells })
const indicator = (local: string, level1: string, level2: string, level3 = local, value = '1') =>
  row('performanceIndicators', local, { form: FORM, term: 'year', level1, level2, level3, value })
const ROWS = [
  project('p1', '甲项目'),
  project('p2', '乙项目'),
  form('f1', 'projects.p1'),
  indicator('i1', '产出指标', '数量指标'),
  indicator('i2', '产出指标', '数量'),
  indicator('i3', '效益指标', '社会效益指标', '-----', ''),
  indicator('i4', '效益指标', '成本指标', '费用', ''),
]

function openForms(rows: readonly SnapshotRow[] = ROWS, writable = true, conflicts: readonly SectionConflict[] = []) {
  const fixture = viewOptionsFixture(rows, writable)
  const open = new OpenForms({
    ...fixture.options,
    conflicts: new Observable(new Map(conflicts.map((conflict) => [conflict.cell, conflict]))),
  })
  const groups = () =>
    Object.fromEntries(
      (open.model.value.terms[0]?.groups ?? [])
        .filter(({ rows: of }) => of.length > 0)
        .map(({ group, rows: of }) => [group.id, of.map((id) => id.slice(id.indexOf('.') + 1))]),
    )
  return { ...fixture, open, groups }
}

const chosenGaps = ({ open }: ReturnType<typeof openForms>) =>
  open.model.value.chosen?.gaps.map(({ sentence }) => sentence)
const quantity = TEMPLATE_2022.performance.groups.find(({ id }) => id === 'quantity')
const timeliness = TEMPLATE_2022.performance.groups.find(({ id }) => id === 'timeliness')
if (quantity === undefined || timeliness === undefined) throw new Error('2022 has these groups')

describe('the list of the performance forms', () => {
  it('[FRM-4] names every project in its order, with or without a form, then forms without a project', () => {
    const rows = [...ROWS, row('performanceForms', 'f2', { printedName: '无项目' })]
    const { open } = openForms(rows)
    expect(open.model.value.entries.map(({ key, name }) => [key, name])).toEqual([
      ['performanceForms.f1', '甲项目'],
      ['projects.p2', '乙项目'],
      ['performanceForms.f2', '（未关联项目）'],
    ])
  })

  it('[FRM-5] says what a form lacks, in sentences; a line for «there is none» is no indicator', () => {
    expect(chosenGaps(openForms())).toEqual([
      '“预算单位”未填',
      '“实施单位及责任人”未填',
      '“年度目标”未填',
      '“项目属性”未勾选',
      '“项目期限”未勾选',
      '“立项依据”未勾选',
      '缺少质量指标、时效指标、效益指标和满意度指标',
      '1 个指标没有指标值',
    ])
  })

  it('[FRM-5] what is filled in is no longer lacking, whoever fills it in', () => {
    const opened = openForms()
    opened.open.sourceOf(FORM).edits.enter({ row: FORM, column: 'yearGoal' }, '完成年度任务')
    expect(chosenGaps(opened)).not.toContain('“年度目标”未填')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(opened.doc))
    writeCells(other, [{ row: FORM, column: 'newProject', value: '1' }], null)
    Y.applyUpdate(opened.doc, Y.encodeStateAsUpdate(other))
    for (const flush of opened.frames.splice(0)) flush()
    expect(chosenGaps(opened)).not.toContain('“项目属性”未勾选')
  })
})

describe('the indicators of a form', () => {
  it('[FRM-6] stand in the groups of the template, whatever spelling and first level they have', () => {
    const { open, groups } = openForms()
    expect(groups()).toEqual({ quantity: ['i1', 'i2'], cost: ['i4'], social: ['i3'] })
    const cost = open.model.value.terms[0]?.groups.find(({ group }) => group.id === 'cost')
    expect(cost?.otherLevel1).toEqual(['效益指标'])
    if (cost !== undefined) open.assign(cost.rows, cost.group, 'level1')
    expect(open.model.value.terms[0]?.groups.find(({ group }) => group.id === 'cost')?.otherLevel1).toEqual([])
  })

  it('[FRM-7] a new one goes to the end of its group, with both levels and the term, and is gone to', () => {
    const { open, document, groups, announced } = openForms()
    open.addIndicator(FORM, 'year', quantity)
    const added = groups()['quantity']?.[2] ?? ''
    const id = rowId('performanceIndicators', added)
    expect(['form', 'term', 'level1', 'level2'].map((column) => document.cell(id, column))).toEqual([
      FORM,
      'year',
      '产出指标',
      '数量指标',
    ])
    expect(open.activeKey()).toBe(`${id}:level3`)
    expect(announced).toEqual(['typed'])
    open.addIndicator(FORM, 'year', timeliness)
    const order = document.rows('performanceIndicators')
    const first = groups()['timeliness']?.[0] ?? ''
    expect(order.indexOf(rowId('performanceIndicators', first))).toBe(order.indexOf(id) + 1)
  })

  it('[FRM-7] another one goes right behind the one that somebody is in', () => {
    const { open, groups } = openForms()
    open.show('performanceIndicators.i1:level3')
    open.addBeside()
    expect(groups()['quantity']?.[0]).toBe('i1')
    expect(groups()['quantity']?.[2]).toBe('i2')
  })

  it('[FRM-41] where nobody is in one, another one goes into what the form lacks, else behind its last one', () => {
    const { open, groups } = openForms()
    open.show(`${FORM}:yearGoal`)
    const added: (string | undefined)[] = []
    for (let at = 0; at < 4; at++) {
      open.show(`${FORM}:yearGoal`)
      added.push(open.nextIndicator?.group.id)
      open.addNext()
      const cell = open.controller.active
      if (cell !== null) open.sourceOf(cell.row).edits.enter(cell, '指标')
    }
    // Of the benefits any one does: it is not asked for by itself.
    expect(added).toEqual(['quality', 'timeliness', 'satisfaction', 'satisfaction'])
    expect(Object.keys(groups())).toEqual(['quantity', 'quality', 'timeliness', 'cost', 'social', 'satisfaction'])
    open.choose(rowId('projects', 'p2'))
    expect(open.nextIndicator).toBeNull()
  })

  it('[FRM-8] are moved within their group, moved to another one, and deleted, each one act that undo takes back', () => {
    const { open, groups, announced } = openForms()
    const i2 = rowId('performanceIndicators', 'i2')
    open.moveRow(i2, -1)
    expect(groups()['quantity']).toEqual(['i2', 'i1'])
    open.moveRow(i2, -1)
    expect(groups()['quantity']).toEqual(['i2', 'i1'])
    open.assign([i2], timeliness, 'both')
    expect(groups()).toMatchObject({ quantity: ['i1'], timeliness: ['i2'] })
    open.removeRow(i2)
    expect(groups()).not.toHaveProperty('timeliness')
    expect(announced).toEqual(['typed', 'typed', 'typed'])
    open.undo()
    expect(groups()).toMatchObject({ timeliness: ['i2'] })
    open.undo()
    open.undo()
    expect(groups()['quantity']).toEqual(['i1', 'i2'])
    open.redo()
    expect(groups()['quantity']).toEqual(['i2', 'i1'])
  })

  it('[FRM-9] a form is made for a project, and deleted with its indicators as one act', () => {
    const { open, document, announced, told } = openForms()
    open.createForm(rowId('projects', 'p2'))
    const made = open.model.value.chosen
    expect(made).toMatchObject({ project: 'projects.p2', name: '乙项目' })
    expect(open.activeKey()).toBe(`${made?.form}:printedName`)
    open.removeForm(FORM)
    expect(document.rows('performanceIndicators')).toEqual([])
    expect(told).toEqual(['已删除此表及其指标，可按 Ctrl+Z 撤销'])
    expect(announced).toEqual(['typed', 'typed'])
    open.undo()
    expect(document.rows('performanceIndicators')).toHaveLength(4)
    expect(open.model.value.chosen?.form).toBe(FORM)
  })
})

describe('a field of a form', () => {
  it('[FRM-10] every cell of the two sheets has one, and is found with its form', () => {
    const { open } = openForms()
    open.choose(rowId('projects', 'p2'))
    expect(open.show('performanceIndicators.i4:value')).toBe(true)
    expect(open.model.value.chosen?.form).toBe(FORM)
    expect(open.activeKey()).toBe('performanceIndicators.i4:value')
    expect(open.show('performanceIndicators.i4:level1')).toBe(true)
    expect(open.activeKey()).toBe('performanceIndicators.i4:level2')
    expect(open.show('performanceForms.f1:yearGoal')).toBe(true)
    expect(open.show('performanceForms.gone:yearGoal')).toBe(false)
    expect(open.show('projects.p1:name')).toBe(false)
  })

  it('[FRM-11] enters its text when it is left, and keeps a refused one with its sentence', () => {
    const { open, document, announced } = openForms()
    const goal = { row: FORM, column: 'yearGoal' }
    open.controller.enter(goal)
    open.controller.type(goal, '第一\n第二')
    expect(announced).toEqual([])
    expect(open.controller.exit(goal)).toBe(true)
    expect(document.cell(FORM, 'yearGoal')).toBe('第一\n第二')
    const total = { row: FORM, column: 'yearTotal' }
    open.controller.enter(total)
    open.controller.type(total, '十万')
    expect(open.controller.exit(total)).toBe(false)
    expect(open.controller.stateOf(total)).toMatchObject({ text: '十万', error: expect.stringContaining('不是金额') })
    // Whoever goes elsewhere is brought back.
    open.controller.enter(goal)
    expect(open.controller.stateOf(total)?.text).toBe('十万')
    open.controller.cancel()
    expect(open.controller.exit(total)).toBe(true)
    expect(document.cell(FORM, 'yearTotal')).toBe('')
  })

  it('[FRM-12] follows others while it is untouched, and says what they set while it is being typed in', () => {
    const { open, doc } = openForms()
    const goal = { row: FORM, column: 'yearGoal' }
    const byOthers = (value: string) => {
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
      writeCells(other, [{ ...goal, value }], null)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    }
    open.controller.enter(goal)
    byOthers('他人写的')
    expect(open.controller.stateOf(goal)).toMatchObject({ text: '他人写的', theirs: null })
    open.controller.type(goal, '我正在写')
    byOthers('又改了')
    expect(open.controller.stateOf(goal)).toMatchObject({ text: '我正在写', theirs: '又改了' })
    open.controller.cancel()
    expect(open.controller.stateOf(goal)).toMatchObject({ text: '又改了', theirs: null })
  })

  it('[FRM-13] what is being typed when the forms close is entered, or kept for its author', () => {
    const goal = { row: FORM, column: 'yearGoal' }
    const live = openForms()
    live.open.controller.enter(goal)
    live.open.controller.type(goal, '写完了')
    live.open.destroy()
    expect(live.document.cell(FORM, 'yearGoal')).toBe('写完了')
    const frozen = openForms(ROWS, false)
    frozen.open.controller.enter(goal)
    frozen.open.controller.type(goal, '没能上传')
    frozen.open.destroy()
    expect(frozen.document.cell(FORM, 'yearGoal')).toBe('')
    expect(frozen.drafts).toEqual([{ place: '绩效目标 · 甲项目 · 年度目标', text: '没能上传' }])
  })

  it('[FRM-22] of a row that somebody deletes meanwhile is kept for its author, and other fields go on', () => {
    const { open, doc, drafts, document, told } = openForms()
    const i1 = rowId('performanceIndicators', 'i1')
    const gone = { row: i1, column: 'level3' }
    open.controller.enter(gone)
    open.controller.type(gone, '写到一半')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    deleteRow(other, i1, null)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(drafts).toEqual([{ place: expect.stringContaining('三级指标'), text: '写到一半' }])
    expect(told).toEqual(['此处已被他人删除，您正在输入的文字已为您保留'])
    expect(open.controller.editing).toBeNull()
    const goal = { row: FORM, column: 'yearGoal' }
    open.controller.enter(goal)
    // What the field that is gone still says goes nowhere.
    open.controller.type(gone, '晚到的字')
    open.controller.type(goal, '目标')
    expect(open.controller.exit(goal)).toBe(true)
    expect(document.cell(FORM, 'yearGoal')).toBe('目标')
  })

  it('[FRM-14] nothing is added, moved, deleted or assigned where nothing may be written', () => {
    const { open, announced } = openForms(ROWS, false)
    const i2 = rowId('performanceIndicators', 'i2')
    open.addIndicator(FORM, 'year', quantity)
    open.moveRow(i2, -1)
    open.removeRow(i2)
    open.assign([i2], timeliness, 'both')
    open.createForm(rowId('projects', 'p2'))
    open.removeForm(FORM)
    expect(announced).toEqual([])
  })
})

describe('values that stand in conflict at a field', () => {
  const at = '2022-01-25T06:00:00.000Z'
  const conflict = (cell: string, ...values: string[]): SectionConflict => ({
    id: cell,
    cell,
    openedAt: at,
    rowLabel: '',
    rivals: values.map((value, change) => ({
      change,
      value,
      author: { userId: `u${change}`, displayName: `${change}` },
      at,
    })),
  })
  const total = `${FORM}:yearTotal`

  it('[FRM-40] are settled there by one step, also over what is being typed', () => {
    const { open, announced } = openForms(ROWS, true, [conflict(total, '10000.00', '20000.00')])
    const cell = { row: FORM, column: 'yearTotal' }
    open.controller.enter(cell)
    open.controller.type(cell, '9')
    open.adopt(1)
    expect(open.held(total)).toBe('20000.00')
    expect(announced).toEqual(['settled'])
    expect(open.controller.editing).toBeNull()
    expect(open.controller.stateOf(cell)?.text).toBe('2')
    // There is no third one.
    open.adopt(2)
    expect(announced).toEqual(['settled'])
  })

  it('[FRM-40] of the group that an indicator stands in are shown where its group is chosen', () => {
    const level1 = 'performanceIndicators.i1:level1'
    const { open } = openForms(ROWS, true, [conflict(level1, '产出指标', '产出')])
    const group = { row: 'performanceIndicators.i1', column: 'level2' }
    expect(open.cellsShownAt(group)).toContain(level1)
    open.controller.enter(group)
    open.adopt(1)
    expect(open.held(level1)).toBe('产出')
  })

  it('[FRM-40] are not settled by whoever may only read', () => {
    const { open } = openForms(ROWS, false, [conflict(total, '1.00', '2.00')])
    open.controller.enter({ row: FORM, column: 'yearTotal' })
    open.adopt(1)
    expect(open.held(total)).toBe('')
  })
})

import { rowId } from '@hesuan/shared/section/cellKey.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import { viewOptionsFixture } from '../workbench/viewOptionsFixture.ts'
import { OpenOverall } from './openOverall.ts'

const task = (local: string, cells: SnapshotRow['cells']): SnapshotRow => ({
  id: rowId('overallTasks', local),
  sheet: 'overallTasks',
  cells,
})
const indicator = (local: string, level2: string, value = '1'): SnapshotRow => ({
  id: rowId('overallIndicators', local),
  sheet: 'overallIndicators',
  cells: { level1: '完成指标', level2, level3: local, value },
})
const GOAL = rowId('overallGoals', 'goal')
const ROWS = [
  task('t1', { name: '人员支出', class: 'personnel', content: '工资', total: '100.10', fiscal: '100.10' }),
  task('t2', { name: '公用经费', class: 'public', total: '20.05', other: '20.05' }),
  { id: GOAL, sheet: 'overallGoals', cells: {} },
  indicator('i1', '数量指标'),
  indicator('i2', '质量'),
  indicator('i3', '从未有过的分组', ''),
]

function openOverall(rows: readonly SnapshotRow[] = ROWS, writable = true) {
  const fixture = viewOptionsFixture(rows, writable)
  return { ...fixture, open: new OpenOverall(fixture.options) }
}
const local = (rows: readonly string[]) => rows.map((row) => row.slice(row.indexOf('.') + 1))

describe('the overall performance form of a department', () => {
  it('[FRM-31] adds its tasks up exactly, by column and by kind of expenditure; blank is not zero', () => {
    const { open } = openOverall()
    const { totals, kinds } = open.model.value
    expect([...totals]).toEqual([
      ['total', '120.15'],
      ['fiscal', '100.10'],
      ['other', '20.05'],
    ])
    expect(kinds.map(({ name, total }) => [name, total])).toEqual([
      ['人员经费', '100.10'],
      ['公用经费', '20.05'],
      ['其他运转类', null],
      ['特定目标类', null],
      ['合计', '120.15'],
    ])
    open.sourceOf('overallTasks.t2').edits.enter({ row: 'overallTasks.t2', column: 'total' }, '1')
    expect(open.model.value.kinds.at(-1)?.total).toBe('10100.10')
  })

  it('[FRM-32] says what it lacks: tasks, goals, groups of indicators, values', () => {
    const sentences = ({ open }: ReturnType<typeof openOverall>) =>
      open.model.value.gaps.map(({ sentence }) => sentence)
    expect(sentences(openOverall())).toEqual([
      '“主要内容”未填',
      '“年度总体目标”未填',
      '缺少时效指标、成本指标、效益指标和满意度指标',
      '1 个指标没有指标值',
    ])
    expect(sentences(openOverall(ROWS.slice(2)))).toContain('还没有年度主要任务')
  })

  it('[FRM-33] its indicators stand in the groups of the template, and a new one has the first level of this form', () => {
    const { open, document } = openOverall()
    const [term] = open.model.value.terms
    expect(term?.groups.filter(({ rows }) => rows.length > 0).map(({ group }) => group.id)).toEqual([
      'quantity',
      'quality',
    ])
    expect(local(term?.others ?? [])).toEqual(['i3'])
    const timeliness = TEMPLATE_2022.overall.groups.find(({ id }) => id === 'timeliness')
    if (timeliness === undefined) throw new Error('2022 has this group')
    open.addIndicator(null, 'year', timeliness)
    const added = open.controller.active?.row ?? ''
    expect(document.rows('overallIndicators').map((row) => (row === added ? 'new' : local([row])[0]))).toEqual([
      'i1',
      'i2',
      'new',
      'i3',
    ])
    expect(document.cell(rowId('overallIndicators', local([added])[0] ?? ''), 'level1')).toBe('完成指标')
  })

  it('[FRM-34] tasks are added beside one another, moved and deleted by what keys ask for, one act each, and undone', () => {
    const { open, document, frames, announced } = openOverall()
    const tasks = () => local(open.model.value.tasks)
    open.controller.goTo({ row: rowId('overallTasks', 't1'), column: 'content' })
    expect(open.isListed('overallTasks.t1')).toBe(true)
    expect(open.isListed(GOAL)).toBe(false)
    open.moveActive(1)
    expect(tasks()).toEqual(['t2', 't1'])
    expect(open.controller.active?.column).toBe('content')
    open.addBeside()
    expect(tasks().slice(0, 2)).toEqual(['t2', 't1'])
    expect(open.controller.active).toEqual({ row: document.rows('overallTasks')[2], column: 'name' })
    open.removeActive()
    expect(tasks()).toEqual(['t2', 't1'])
    // The task before it is where the keyboard goes, no indicator.
    for (const flush of frames.splice(0)) flush()
    expect(open.controller.active).toEqual({ row: 'overallTasks.t1', column: 'name' })
    open.undo()
    expect(tasks()).toHaveLength(3)
    expect(announced.slice(0, 3)).toEqual(['typed', 'typed', 'typed'])
  })

  it('[FRM-35] links to its cells lead to their fields, and whoever only reads writes nothing', () => {
    const { open, document } = openOverall(ROWS, false)
    expect(open.show(`${GOAL}:goal`)).toBe(true)
    expect(open.activeKey()).toBe(`${GOAL}:goal`)
    expect(open.show('overallIndicators.i1:level1')).toBe(true)
    expect(open.activeKey()).toBe('overallIndicators.i1:level2')
    expect(open.show('projects.p1:name')).toBe(false)
    open.addTask()
    open.removeRow(rowId('overallTasks', 't1'))
    expect(document.rows('overallTasks')).toHaveLength(2)
  })
})

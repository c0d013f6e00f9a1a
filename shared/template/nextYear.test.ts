import { describe, expect, it } from 'vitest'
import { rowId } from '../section/cellKey.ts'
import { TEMPLATE_2022 } from './2022/index.ts'
import { nextYearSection } from './nextYear.ts'

const row = (sheet: string, id: string, cells: Record<string, string>) => ({ id: rowId(sheet, id), sheet, cells })
const next = (...rows: ReturnType<typeof row>[]) =>
  nextYearSection(TEMPLATE_2022.nextYear, { unitCode: '701002', kind: 'unit', precision: 'wan', rows })

describe('a section of the next year', () => {
  it('[RND-6] knows what becomes of every sheet of the template, and names only columns that there are', () => {
    for (const { id, columns } of TEMPLATE_2022.sheets) {
      const plan = TEMPLATE_2022.nextYear[id]
      expect(plan, id).toBeDefined()
      if (plan === undefined || plan.rows === 'none') continue
      const { blank = [], set = {}, prior } = plan
      const named = [...blank, ...Object.keys(set), ...(prior === undefined ? [] : [...prior.of, prior.into])]
      const known = columns.map((column) => column.id)
      expect(named.filter((column) => !known.includes(column))).toEqual([])
    }
  })

  it('[RND-6] adds up last year’s amounts exactly, and leaves blank what was blank', () => {
    const { rows, precision } = next(
      row('projects', 'a', {
        name: '党建',
        general: '0.10',
        other: '0.20',
        priorYear: '9.00',
        continuity: 'new',
        note: 'x',
      }),
      row('projects', 'b', { name: '新项目', priorYear: '9.00' }),
    )
    expect(precision).toBe('fen')
    expect(rows.map(({ cells }) => cells)).toEqual([
      { name: '党建', priorYear: '0.30', continuity: 'continuing' },
      { name: '新项目', continuity: 'continuing' },
    ])
  })

  it('[RND-6] keeps staffing and indicators, and drops what was bought', () => {
    const staff = row('staffing', 's', { name: '在职', heads: '12', quota: '2500.00' })
    const indicator = row('performanceIndicators', 'i', { form: 'performanceForms.f', level3: '完成率' })
    expect(next(staff, indicator, row('procurement', 'p', { item: '电脑' })).rows).toEqual([staff, indicator])
    expect(() => next(row('nosuch', 'x', {}))).toThrow('nosuch')
  })
})

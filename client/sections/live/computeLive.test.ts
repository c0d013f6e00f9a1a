import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import type { SectionSnapshot, SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import { LiveFigurer } from './computeLive.ts'
import { FindingMarks } from './findingMarks.ts'

const UNIT = '701002'

const row = (sheet: string, local: string, cells: Record<string, string>): SnapshotRow => ({
  id: rowId(sheet, local),
  sheet,
  cells,
})
const around: DepartmentInput = {
  year: 2022,
  department: { code: '701', name: '部门' },
  units: [{ code: UNIT, name: '单位' }],
  snapshots: [],
}
const section = (...rows: SnapshotRow[]): SectionSnapshot => ({ unitCode: UNIT, kind: 'unit', precision: 'fen', rows })

const figures = (known: DepartmentInput, now: SectionSnapshot) => new LiveFigurer(TEMPLATE_2022).compute(known, now)

const BALANCED = [
  row('income', 'general', { source: 'general', amount: '300.00' }),
  row('functional', 'a', { code: '2080101', basic: '100.00' }),
  row('functional', 'b', { code: '2080102' }),
  row('projects', 'p', { name: '项目', functionalCode: '2080102', class: 'operating', general: '200.00' }),
  row('basic', 'a', { code: '30101', amount: '60.00' }),
  row('basic', 'b', { code: '30102', amount: '40.00' }),
]

describe('what follows from a section', () => {
  it('[WRK-30] derives cells, and adds up subtotals and totals, derived ones included', () => {
    const { values, totals } = figures(around, section(...BALANCED))
    const value = (key: string) => [...values.values()].flatMap((cells) => cells.get(key) ?? [])[0]
    expect(value('functional.b:project')).toBe('200.00')
    expect(value('@functional/20801:project')).toBe('200.00')
    expect(value('@functional/208:total')).toBe('300.00')
    expect(value('@functional/total:total')).toBe('300.00')
    expect(value('@basic/301:amount')).toBe('100.00')
    expect(totals).toEqual({ income: '300.00', expenditure: '300.00', basic: '100.00', project: '200.00' })
  })

  it('[WRK-30] adds up nothing that means nothing together, and blank stays blank', () => {
    const services = row('purchasedServices', 'a', { item: '服务', unitPrice: '5.00', appropriation: '7.00' })
    const { values } = figures(around, section(services))
    expect(values.get('purchasedServices')?.get('@purchasedServices/total:appropriation')).toBe('7.00')
    expect(values.get('purchasedServices')?.has('@purchasedServices/total:unitPrice')).toBe(false)
    expect(values.get('purchasedServices')?.has('@purchasedServices/total:nonTax')).toBe(false)
  })

  it('[WRK-31] finds what differs in this unit, and marks its cells with the sentence', () => {
    expect(figures(around, section(...BALANCED)).findings.filter((f) => f.rule === 'R05')).toEqual([])
    const wrong = BALANCED.map((one) =>
      one.id === rowId('basic', 'b') ? row('basic', 'b', { code: '30102', amount: '41.00' }) : one,
    )
    const { findings, coverage } = figures(around, section(...wrong))
    expect(findings.map(({ rule, verdict }) => [rule, verdict])).toContainEqual(['R05', 'different'])
    expect(coverage.different).toBeGreaterThan(0)
    const marks = new Map(new FindingMarks(UNIT).next(findings))
    expect(marks.get('basic.b:amount')).toMatchObject({ severity: 'error' })
    expect(marks.get('functional.a:basic')?.text).toContain('万元')
    expect(marks.has('basic.b:note')).toBe(false)
  })

  it('[WRK-31] leaves aside what the server last knew of the section itself', () => {
    const stale: DepartmentInput = {
      ...around,
      snapshots: [section(row('income', 'general', { source: 'general', amount: '9.00' }))],
    }
    expect(figures(stale, section(...BALANCED)).totals.income).toBe('300.00')
  })
})

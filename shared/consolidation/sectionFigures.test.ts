import { describe, expect, it } from 'vitest'
import { type RowId, rowId } from '../section/cellKey.ts'
import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { derivedCells, sectionTotals } from './sectionFigures.ts'
import { measureSource } from './source.ts'

const row = (id: RowId, cells: Record<string, string>): SnapshotRow => ({
  id,
  sheet: id.slice(0, id.indexOf('.')),
  cells,
})
const functional = rowId('functional', 'a')
const project = rowId('projects', 'p1')

const snapshot: SectionSnapshot = {
  unitCode: '701001',
  kind: 'unit',
  precision: 'fen',
  rows: [
    row(rowId('income', 'general'), { source: 'general', amount: '150.00' }),
    row(functional, { code: '2080101', basic: '100.00' }),
    row(project, { name: '甲', functionalCode: '2080101', general: '20.00', other: '30.00', priorYear: '999.00' }),
  ],
}
const source = measureSource(TEMPLATE_2022, {
  year: 2022,
  department: { code: '701', name: '某局' },
  units: [{ code: '701001', name: '机关' }],
  snapshots: [snapshot],
})

describe('the figures of a section', () => {
  it('[CON-5] derived cells follow from other cells: the projects of a code, the sum of a row', () => {
    const cells = TEMPLATE_2022.sheets.flatMap((sheet) => [
      ...derivedCells(
        source,
        '701001',
        sheet,
        source.rows('701001', sheet.id).map(({ id }) => id),
      ),
    ])
    expect(Object.fromEntries(cells)).toEqual({
      [`${functional}:project`]: '50.00',
      [`${functional}:total`]: '150.00',
      [`${project}:total`]: '50.00',
    })
  })

  it('[CON-6] totals leave last year out, and say nothing of a unit without figures', () => {
    expect(sectionTotals(source, '701001')).toEqual({
      income: '150.00',
      expenditure: '150.00',
      basic: '100.00',
      project: '50.00',
    })
    expect(sectionTotals(source, '701002')).toEqual({ income: null, expenditure: null, basic: null, project: null })
  })
})

import type { BoardSection } from '@hesuan/shared/api/board.ts'
import { expect, it } from 'vitest'
import { orderSections } from './sectionOrder.ts'
import { unitTotals } from './unitTotals.ts'

const section = (more: Partial<BoardSection>): BoardSection => ({
  id: 's',
  unitCode: '701001',
  unitName: '市人力资源和社会保障局机关',
  kind: 'unit',
  status: 'draft',
  income: null,
  expenditure: null,
  basic: null,
  project: null,
  openErrors: 0,
  openWarnings: 0,
  unexplained: 0,
  pendingExplanations: 0,
  submittedAt: null,
  submittedBy: null,
  returned: null,
  lastEditAt: null,
  lastEditBy: null,
  online: [],
  may: { read: true, write: true, submit: true },
  ...more,
})

it("[UIX-10] the board's total is the exact sum of the units, without the department's own section", () => {
  const totals = unitTotals([
    section({ income: '13303000.10', basic: '0.00' }),
    section({ unitCode: '701002', income: '5329100.20' }),
    section({ unitCode: '701', kind: 'department', income: '99.00', project: '99.00' }),
  ])
  expect(totals).toEqual({ income: '18632100.30', expenditure: null, basic: '0.00', project: null })
})

it('[UIX-11] people find the section of their own unit first, the department last', () => {
  const sections = [
    section({ unitCode: '701', kind: 'department' }),
    section({ unitCode: '701003' }),
    section({ unitCode: '701001' }),
    section({ unitCode: '701002' }),
  ]
  const codes = orderSections(sections, new Set(['701002'])).map(({ unitCode }) => unitCode)
  expect(codes).toEqual(['701002', '701001', '701003', '701'])
})

import { describe, expect, it } from 'vitest'
import type { ProjectLine } from './document.ts'
import { projectLedger } from './projectLedger.ts'

const line = (over: Partial<ProjectLine>): ProjectLine => ({
  line: { number: 1, cells: [] },
  unit: '888001',
  code: '2080102',
  name: '培训经费',
  fund: 'general',
  amount: '10000.00',
  ...over,
})
const ledger = (...lines: readonly ProjectLine[]) =>
  projectLedger(lines).map(({ unit, local, funds }) => `${unit} ${local} ${JSON.stringify(funds)}`)

describe('the ledger of projects', () => {
  it('[IMP-7] numbers the projects of each unit in printed order', () =>
    expect(ledger(line({}), line({ name: '维修经费' }), line({ unit: '888002' }))).toEqual([
      '888001 p01 {"general":"10000.00"}',
      '888001 p02 {"general":"10000.00"}',
      '888002 p01 {"general":"10000.00"}',
    ]))

  it('[IMP-7] takes lines of one name in tables of different budgets for one project', () =>
    expect(ledger(line({}), line({ name: '培训 经费', fund: 'govFund', amount: '500.00' }))).toEqual([
      '888001 p01 {"general":"10000.00","govFund":"500.00"}',
    ]))

  it('[IMP-7] keeps two lines of one name in one table apart', () =>
    expect(ledger(line({}), line({ amount: null }))).toEqual(['888001 p01 {"general":"10000.00"}', '888001 p02 {}']))
})

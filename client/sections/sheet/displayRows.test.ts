import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { describe, expect, it } from 'vitest'
import { rowsWithSubtotals, subtotalKey } from './displayRows.ts'

const coded = (...codes: string[]) => codes.map((code, index) => ({ row: rowId('functional', `r${index}`), code }))
const keys = (rows: ReturnType<typeof rowsWithSubtotals>) =>
  rows.map(({ key }) => key.replace('functional.', '').replace('@functional/', '@'))

describe('rows of a sheet with subtotals', () => {
  it('[WRK-11] stand by code below the subtotal of each level', () => {
    expect(keys(rowsWithSubtotals('functional', coded('2101101', '2080102', '2080101'), [3, 5], new Set()))).toEqual([
      '@208',
      '@20801',
      'r2',
      'r1',
      '@210',
      '@21011',
      'r0',
    ])
  })

  it('[WRK-11] keep the order of the document among equal codes', () => {
    expect(keys(rowsWithSubtotals('functional', coded('2080101', '2080101'), [3], new Set()))).toEqual([
      '@208',
      'r0',
      'r1',
    ])
  })

  it('[WRK-12] a row without a code stays behind the row that it was inserted behind', () => {
    const rows = coded('2101101', '', '2080101')
    expect(keys(rowsWithSubtotals('functional', rows, [3], new Set()))).toEqual(['@208', 'r2', '@210', 'r0', 'r1'])
    expect(keys(rowsWithSubtotals('functional', coded('', '2080101'), [3], new Set()))).toEqual(['r0', '@208', 'r1'])
  })

  it('[WRK-13] a folded subtotal hides everything below it, and stays', () => {
    const rows = coded('2080101', '2080501', '2101101')
    const folded = (code: string) => new Set([subtotalKey('functional', code)])
    expect(keys(rowsWithSubtotals('functional', rows, [3, 5], folded('208')))).toEqual(['@208', '@210', '@21011', 'r2'])
    expect(keys(rowsWithSubtotals('functional', rows, [3, 5], folded('20801')))).toEqual([
      '@208',
      '@20801',
      '@20805',
      'r1',
      '@210',
      '@21011',
      'r2',
    ])
  })
})

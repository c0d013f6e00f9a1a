import { describe, expect, it } from 'vitest'
import { findingGroups } from './findingGroups.ts'

const at = (cell: string) => ({ unit: '701002', cell, value: '1.00' })
const finding = (
  rule: string,
  severity: 'error' | 'warning' | 'hint',
  difference: string | null,
  cells: readonly string[],
  values: 'yuan' | 'words' = 'yuan',
) => ({
  rule,
  severity,
  verdict: 'different' as const,
  values,
  difference,
  leftCells: cells.map(at),
  rightCells: [],
})

describe('the findings of a panel', () => {
  it('[CHK-90] stand with the gravest of those that are off by the same amount at the same cell, and none is left out', () => {
    const findings = [
      finding('R04', 'hint', '-2936200.00', ['basic.travel:amount']),
      finding('R42', 'warning', null, ['basic.travel:amount'], 'words'),
      finding('R05', 'error', '2936200.00', ['basic.salary:amount', 'basic.travel:amount']),
      finding('R16', 'warning', '2936200.00', ['overallTasks.a:amount']),
      finding('R09', 'warning', '5.00', ['basic.travel:amount']),
    ]
    const groups = findingGroups(findings)
    expect(groups.map(({ kind, count }) => [kind, count])).toEqual([
      ['error', 1],
      ['warning', 3],
      ['hint', 1],
    ])
    const told = groups.map((group) =>
      group.findings.map(({ finding: one, same }) => [one, ...same].map(({ rule }) => rule)),
    )
    expect(told).toEqual([[['R05', 'R04']], [['R42'], ['R16'], ['R09']], []])
  })
})

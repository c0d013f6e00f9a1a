import type { Rule, WordRule } from '../../../checks/rule.ts'
import type { UnitRow } from '../../../consolidation/rowSource.ts'
import { Exact } from '../../../money/exact.ts'
import type { ColumnId, SheetId } from '../../ids.ts'
import { PROCUREMENT_FUNDS } from '../sheets/procurement.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { PURCHASED_SERVICES_FUNDS } from '../sheets/purchasedServices.ts'
import { expenditureSum } from '../tables/parts.ts'
import { ofRow, ofRowAll, side } from './parts.ts'
import { ofCell } from './words.ts'

const EXPLAIN = '数额远大于同类，多半是把元填进了以万元为单位的格里；如数额无误，请说明。'

const ITEMS = [
  { sheet: 'procurement', title: '政府采购', columns: PROCUREMENT_FUNDS.map(({ id }) => id) },
  { sheet: 'purchasedServices', title: '购买服务', columns: PURCHASED_SERVICES_FUNDS.map(({ id }) => id) },
] as const

/** One line can't be more than all that its unit spends. */
const within = (part: string, sheet: SheetId, title: string, columns: readonly ColumnId[]): Rule => ({
  id: 'R14',
  part: `unit-${part}`,
  title: `数量级：${title}不大于全单位支出`,
  explain: `${title}的一行不应大于全单位的支出总计。${EXPLAIN}`,
  severity: 'warning',
  each: { over: 'rows', sheet },
  left: side(title, columns.length === 1 ? ofRow(sheet, columns[0] ?? '') : ofRowAll(sheet, columns)),
  relation: '≤',
  right: side('全单位支出总计', expenditureSum(null)),
  tolerance: { kind: 'rounding', levels: 'across' },
  onlyWith: 'left',
  onlyIf: expenditureSum(null),
})

export const R14: readonly Rule[] = [
  ...ITEMS.map(({ sheet, title, columns }) => within(sheet, sheet, title, columns)),
  within('form', 'performanceForms', '绩效目标表年度资金总额', ['yearTotal']),
  within('three-public', 'threePublic', '三公经费', ['amount']),
]

const TEN_THOUSAND = 10_000
/** With fewer there is nothing to compare with. */
const FEWEST_OTHERS = 3

const NEIGHBOURS = [
  { sheet: 'basic', columns: ['amount'] },
  { sheet: 'projects', columns: PROJECT_FUNDS.map(({ id }) => id) },
  ...ITEMS,
] as const

interface Line {
  readonly row: UnitRow
  readonly amount: Exact
  readonly columns: readonly ColumnId[]
}

function lineOf(row: UnitRow, columns: readonly ColumnId[]): Line[] {
  const used = columns.filter((column) => row.cells[column] !== undefined)
  const amount = used.reduce((sum, column) => sum.plus(row.cells[column] ?? 0), new Exact(0))
  return amount.isZero() ? [] : [{ row, amount: amount.abs(), columns: used }]
}

const sideOf = ({ row, amount, columns }: Line) => ({
  value: amount.toFixed(2),
  cells: columns.flatMap((column) => ofCell(row, column).cells),
})

export const R14_WORDS: WordRule = {
  id: 'R14',
  title: '数量级：与项目、与相邻各行相称',
  explain: `采购与服务的一项不应大于其项目，也不应是相邻各行的一万倍。${EXPLAIN}`,
  severity: 'warning',
  over: 'sections',
  leftLabel: '本行',
  rightLabel: '相比的数',
  *examine(source, unit) {
    for (const { sheet, title, columns } of ITEMS) {
      for (const row of source.rows(unit, sheet)) {
        const project = source.row(row.unit, row.cells['project'] ?? '')
        const [item] = lineOf(row, columns)
        const [whole] =
          project === null
            ? []
            : lineOf(
                project,
                PROJECT_FUNDS.map(({ id }) => id),
              )
        if (item === undefined || whole === undefined) continue
        yield {
          part: 'project',
          row: { unit: row.unit, id: row.id },
          amounts: true,
          agrees: item.amount.lessThanOrEqualTo(whole.amount),
          tell: () => ({
            left: sideOf(item),
            right: sideOf(whole),
            says: `${title}的这一项是整个项目金额的 ${times(item.amount, whole.amount)} 倍，请核对单位是元还是万元`,
          }),
        }
      }
    }
    for (const { sheet, columns } of NEIGHBOURS) {
      const lines = source.rows(unit, sheet).flatMap((row) => lineOf(row, columns))
      if (lines.length <= FEWEST_OTHERS) continue
      const sorted = lines.toSorted((a, b) => a.amount.comparedTo(b.amount))
      const [largest, next] = [sorted.at(-1), sorted.at(-2)]
      const middle = sorted[Math.floor((sorted.length - 1) / 2)]
      const [smallest, second] = sorted
      if (largest === undefined || next === undefined || middle === undefined) continue
      if (smallest === undefined || second === undefined) continue
      // A long way from the middle, and from its next neighbour too: else it is only the end of a wide range.
      const isHuge =
        largest.amount.greaterThanOrEqualTo(middle.amount.times(TEN_THOUSAND)) &&
        largest.amount.greaterThanOrEqualTo(next.amount.times(100))
      const isTiny = second.amount.greaterThanOrEqualTo(smallest.amount.times(TEN_THOUSAND))
      const [odd, usual] = isTiny && !isHuge ? [smallest, second] : [largest, middle]
      yield {
        part: `neighbours-${sheet}`,
        row: { unit: odd.row.unit, id: odd.row.id },
        amounts: true,
        agrees: !isHuge && !isTiny,
        tell: () => ({
          left: sideOf(odd),
          right: sideOf(usual),
          says: `与相邻各行相差一万倍以上，请核对单位是元还是万元`,
        }),
      }
    }
  },
}

const times = (item: Exact, whole: Exact): string => item.dividedBy(whole).toDecimalPlaces(1).toFixed()

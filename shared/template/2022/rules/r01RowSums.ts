import type { Rule } from '../../../checks/rule.ts'
import { lineKey } from '../../../consolidation/rowKeys.ts'
import type { ColumnId } from '../../ids.ts'
import { PURCHASED_SERVICES_FUNDS } from '../sheets/purchasedServices.ts'
import { PRINT_AGAINST_PRINT, printed, side } from './parts.ts'

const rowSum = (part: string, table: string, title: string, total: ColumnId, parts: readonly ColumnId[]): Rule => ({
  id: 'R01',
  part,
  title: `${title}：合计 = 各列之和`,
  explain: `《${title}》每一行的合计应等于其各列之和。`,
  severity: PRINT_AGAINST_PRINT,
  published: 'error',
  each: { over: 'printed-rows', table },
  left: side(`公开《${title}》合计`, printed(table, '{printedRow}', total)),
  relation: '=',
  right: side('各列之和', { plus: parts.map((column) => printed(table, '{printedRow}', column)) }),
  tolerance: { kind: 'rounding', levels: 'neighbouring' },
})

/** A printed line of one of the tables with two sides, and those that it adds up. */
const columnSum = (
  part: string,
  table: string,
  title: string,
  column: ColumnId,
  total: number,
  parts: readonly number[],
): Rule => ({
  id: 'R01',
  part,
  title: `${title}：合计行 = 各行之和`,
  explain: `《${title}》的合计应等于上面各行之和。`,
  severity: PRINT_AGAINST_PRINT,
  published: 'error',
  each: { over: 'department' },
  left: side(`公开《${title}》第 ${total} 行`, printed(table, lineKey(total), column)),
  relation: '=',
  right: side('以上各行之和', { plus: parts.map((line) => printed(table, lineKey(line), column)) }),
  tolerance: { kind: 'rounding', levels: 'across' },
})

const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

export const R01: readonly Rule[] = [
  rowSum('t02', 'T02', '部门预算支出总表', 'total', ['basic', 'project', 'remittance', 'subsidy']),
  rowSum('t03', 'T03', '财政拨款收支预算总表', 'total', ['general', 'govFund', 'stateCapital', 'carryOver']),
  rowSum('t04', 'T04', '一般公共预算基本支出预算表', 'total', ['salaries', 'households', 'public']),
  rowSum('t06', 'T06', '“三公经费”支出预算表', 'total', ['overseas', 'vehicles', 'reception']),
  rowSum('t06-vehicles', 'T06', '“三公经费”支出预算表（公务用车）', 'vehicles', [
    'vehicleOperation',
    'vehiclePurchase',
  ]),
  rowSum(
    't10',
    'T10',
    '政府购买服务预算表',
    'total',
    PURCHASED_SERVICES_FUNDS.map(({ id }) => id),
  ),
  rowSum('t11', 'T11', '整体支出绩效目标表', 'total', ['fiscal', 'other']),
  columnSum('t01-income-of-year', 'T01', '部门预算收支总表', 'income', 30, upTo(2, 8)),
  columnSum('t01-income', 'T01', '部门预算收支总表', 'income', 33, upTo(30, 32)),
  columnSum('t01-expenditure-of-year', 'T01', '部门预算收支总表', 'expenditure', 30, upTo(1, 29)),
  columnSum('t01-expenditure', 'T01', '部门预算收支总表', 'expenditure', 33, upTo(30, 32)),
]

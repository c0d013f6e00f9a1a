import type { Finding } from '@hesuan/shared/checks/rule.ts'
import type { CheckOutcome } from '@hesuan/shared/checks/runChecks.ts'
import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import type { CellRef } from '@hesuan/shared/consolidation/measure.ts'
import { cellLabel } from '@hesuan/shared/consolidation/rowLabel.ts'
import type { MeasureSource } from '@hesuan/shared/consolidation/source.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'

const SEVERITY = { error: '错误', warning: '警告', hint: '提示' } as const
const CELLS_SHOWN = 6
const LONGEST_VALUE = 60

/** All that the checks find in a department, as a document: every finding with both of its sides and their cells. */
export function findingsDocument({ findings, coverage }: CheckOutcome, source: MeasureSource): string {
  const different = findings.filter(({ verdict }) => verdict === 'different')
  const byRule = Map.groupBy(different, ({ rule }) => rule)
  const { ran, equal, rounding, cannotCompare } = coverage
  return [
    '# 2022 年公开预算的检查结果',
    '',
    '<!-- Written by the golden test: vitest run --config tests/vitest.config.ts golden2022 --update=all -->',
    '',
    `${source.input.department.name}公开的 2022 年部门预算，共检查 ${ran} 项：相等 ${equal}，尾差 ${rounding}，不符 ${coverage.different}，无法比较 ${cannotCompare}。以下列出全部不符项，最后是无法比较的；系统不判断哪一边有误。`,
    ...[...byRule]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([rule, all]) => [
        '',
        `## ${rule}（${all.length}）`,
        '',
        ...all.flatMap((finding) => lines(finding, source)),
      ]),
    '',
    `## 无法比较（${cannotCompare}）`,
    '',
    ...findings.filter(({ verdict }) => verdict === 'cannot-compare').flatMap((finding) => lines(finding, source)),
    '',
  ].join('\n')
}

function lines({ severity, sentence, leftLabel, leftCells, rightLabel, rightCells }: Finding, source: MeasureSource) {
  const side = (label: string, cells: readonly CellRef[]) => {
    const shown = cells.slice(0, CELLS_SHOWN).map((cell) => place(cell, source))
    const rest = cells.length > CELLS_SHOWN ? `；另有 ${cells.length - CELLS_SHOWN} 格` : ''
    return cells.length === 0 ? [] : [`  - ${label}：${shown.join('；')}${rest}`]
  }
  return [`- **${SEVERITY[severity]}** ${sentence}`, ...side(leftLabel, leftCells), ...side(rightLabel, rightCells)]
}

/** «701001 绩效目标·政府采购〔performanceForms.f05:procurement〕 5.00». */
function place({ unit, cell, value }: CellRef, source: MeasureSource): string {
  const key = parseCellKey(cell)
  const lists = classificationsOf(source.template.year)
  if (key === null || lists === null) return `${unit} ${cell}`
  const sheet = sheetOf(source.template, key.sheet)
  const column = columnOf(sheet, key.column)
  const text = column === null ? value : cellLabel(source.template, (id) => source.row(unit, id), column, value, lists)
  const flat = text.replace(/\s+/gu, ' ')
  const short = flat.length > LONGEST_VALUE ? `${flat.slice(0, LONGEST_VALUE)}…` : flat
  return `${unit} ${sheet.title}·${column?.title ?? key.column}〔${key.row}〕${short === '' ? '空白' : `“${short}”`}`
}

import { codeKey, TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import type { Block } from '../blocks.ts'
import type { PublishedDocument } from '../document.ts'
import { cellAt } from '../lines.ts'
import { hasTitle, type Reader } from '../reader.ts'

const FIGURES = ['total', 'basic', 'project', 'remittance', 'subsidy'] as const
const FIRST_FIGURE = 3

/** Table 2: unit › 类 › 款 › 项. Names the units; its 项 are the leaf lines of basic expenditure by function. */
export function readExpenditure(block: Block, document: PublishedDocument, reader: Reader): void {
  const isHeader = hasTitle(/^功能科目编码/, /^单位名称（科目名称）$/)
  let unit: string | null = null
  for (const line of reader.dataLines(block, isHeader)) {
    if (!reader.data(line, block.table, FIRST_FIGURE + FIGURES.length)) continue
    const [code, unitCode, name] = [cellAt(line, 0), cellAt(line, 1), cellAt(line, 2)]
    if (/^\d{6}$/.test(code)) {
      unit = code
      document.units.push({ code, name })
    } else if (code !== '' && !reader.classifications.functional.has(code)) {
      reader.error(line, block.table, 'unknown-code', `功能科目表中没有“${code} ${name}”`)
      continue
    } else if (code === '' && name !== '合计') {
      reader.error(line, block.table, 'unexpected-line', `“${name}”没有科目编码`)
      continue
    }
    if (unitCode !== '' && unitCode !== unit) {
      reader.error(line, block.table, 'unknown-code', `单位代码应为 ${unit ?? '空'}，实为 ${unitCode}`)
      continue
    }
    const row = code === '' || unit === null ? TOTAL_KEY : code === unit ? unitKey(unit) : codeKey(unit, code)
    const [, basic, , remittance, subsidy] = FIGURES.map((column, index) =>
      reader.figure({ line, table: block.table, row, column }, cellAt(line, FIRST_FIGURE + index)),
    )
    if (unit !== null && code.length === 7) {
      document.functional.push({
        unit,
        code,
        basic: basic ?? null,
        remittance: remittance ?? null,
        subsidy: subsidy ?? null,
      })
    }
  }
}

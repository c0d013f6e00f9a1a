import { codeKey, TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import type { Block } from '../blocks.ts'
import type { PublishedDocument } from '../document.ts'
import { cellAt, type SourceLine } from '../lines.ts'
import { hasTitle, type Reader } from '../reader.ts'

const FIGURES = ['total', 'salaries', 'households', 'public'] as const
const FIRST_FIGURE = 2

// The last header line names two columns that are names of 类 as well: there they stand alone.
const isHeader = (line: SourceLine): boolean =>
  hasTitle(/^单位代码$/, /^人员经费$/)(line) || (cellAt(line, 1) === '' && hasTitle(/^工资福利支出$/)(line))

/** Table 4: unit › economic 类 › 款. It prints names alone; a name is looked for below its 类 first. */
export function readBasicExpenditure(block: Block, document: PublishedDocument, reader: Reader): void {
  const { economic } = reader.classifications
  let unit: string | null = null
  let group = ''
  for (const line of reader.dataLines(block, isHeader)) {
    if (!reader.data(line, block.table, FIRST_FIGURE + FIGURES.length)) continue
    const [unitCode, name] = [cellAt(line, 0), cellAt(line, 1)]
    const named = document.units.find((candidate) => candidate.name === name)
    let row = TOTAL_KEY
    let code: string | null = null
    if (named !== undefined) {
      unit = named.code
      row = unitKey(unit)
    } else if (name !== '合计') {
      const inGroup = economic
        .below(group)
        .find((entry) => entry.name === name || entry.synonyms?.includes(name) === true)
      const entry = unitCode === '' ? economic.byName(name) : (inGroup ?? economic.byName(name))
      if (entry === null || unit === null) {
        reader.error(line, block.table, 'unknown-name', `经济科目表中没有“${name}”`)
        continue
      }
      code = entry.code
      if (unitCode === '') group = code
      row = codeKey(unit, code)
    }
    const [total] = FIGURES.map((column, index) =>
      reader.figure({ line, table: block.table, row, column }, cellAt(line, FIRST_FIGURE + index)),
    )
    if (unit !== null && unitCode !== '' && code !== null) document.economic.push({ unit, code, amount: total ?? null })
  }
}

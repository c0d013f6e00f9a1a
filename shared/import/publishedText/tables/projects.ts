import { codeKey, projectKey, TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import type { Block } from '../blocks.ts'
import type { PublishedDocument } from '../document.ts'
import { cellAt } from '../lines.ts'
import { hasTitle, type Reader } from '../reader.ts'

/** Table 5: unit › 类 › 款 › projects. */
export function readProjects(block: Block, document: PublishedDocument, reader: Reader): void {
  let unit: string | null = null
  for (const line of reader.dataLines(block, hasTitle(/^功能科目编码/))) {
    if (!reader.data(line, block.table, 5)) continue
    const [code, , name, project, amount] = [0, 1, 2, 3, 4].map((index) => cellAt(line, index))
    if (code === undefined || name === undefined || project === undefined || amount === undefined) continue
    if (/^\d{6}$/.test(code)) unit = code
    else if (code !== '' && !reader.classifications.functional.has(code)) {
      reader.error(line, block.table, 'unknown-code', `功能科目表中没有“${code} ${name}”`)
      continue
    }
    const row =
      code === '' || unit === null
        ? TOTAL_KEY
        : code === unit
          ? unitKey(unit)
          : project === ''
            ? codeKey(unit, code)
            : projectKey(unit, project)
    const value = reader.figure({ line, table: block.table, row, column: 'amount' }, amount)
    if (project !== '' && unit !== null) document.projects.push({ line, unit, code, name: project, amount: value })
  }
}

import type { FunctionalLine, PublishedDocument } from '../document.ts'
import { type PrintedTable, readFigures } from '../printedTable.ts'
import type { Reader } from '../reader.ts'
import { codeRow } from './codeRow.ts'

/** Table 2: unit › 类 › 款 › 项. Names the units; its 项 are the leaf lines of basic expenditure by function. */
export function readExpenditure(printed: PrintedTable, document: PublishedDocument, reader: Reader): void {
  let unit: string | null = null
  /** 类 and 款 that have no 项 below them yet. */
  const open: (Pick<FunctionalLine, 'line' | 'unit' | 'code'> & { readonly hasAmount: boolean })[] = []
  for (const row of printed.rows) {
    const known = codeRow(printed, row, unit, document, reader)
    if (known === null) continue
    if (known.is === 'unit') {
      unit = known.unit
      document.units.push({ code: unit, name: known.name })
    }
    const { basic = null, remittance = null, subsidy = null, project } = readFigures(printed, row, known.key, reader)
    if (known.is !== 'code') continue
    const { line } = row
    if (!known.isLeaf) {
      open.push({
        line,
        unit: known.unit,
        code: known.code,
        hasAmount: (basic ?? remittance ?? subsidy ?? project) != null,
      })
      continue
    }
    document.functional.push({ line, unit: known.unit, code: known.code, basic, remittance, subsidy })
  }
  for (const group of open) {
    if (!group.hasAmount || document.functional.some((leaf) => isBelow(leaf, group))) continue
    const message = `科目 ${group.code} 下没有“项”级科目，其金额未填入任何单位的表`
    reader.note(group.line, printed.table.id, 'no-leaf', message)
  }
}

const isBelow = (leaf: Pick<FunctionalLine, 'unit' | 'code'>, group: Pick<FunctionalLine, 'unit' | 'code'>): boolean =>
  leaf.unit === group.unit && leaf.code.startsWith(group.code)

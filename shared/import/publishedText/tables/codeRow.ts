import { comparableName } from '../../../classification/lookup.ts'
import { codeKey, DEPARTMENT_KEY, TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import type { PublishedDocument } from '../document.ts'
import type { PrintedRow, PrintedTable } from '../printedTable.ts'
import { refuseLine } from '../printedTable.ts'
import type { Reader } from '../reader.ts'

/** What a line of a table by unit and functional code is. */
export type CodeRow =
  | { readonly is: 'total' | 'department'; readonly key: string }
  | { readonly is: 'unit'; readonly key: string; readonly unit: string; readonly name: string }
  | {
      readonly is: 'code'
      readonly key: string
      readonly unit: string
      readonly code: string
      readonly isLeaf: boolean
    }

const LEAF_DIGITS = 7
/** A unit that is the whole department has its name as well; its code is longer. */
const DEPARTMENT_DIGITS = 3

/**
 * Tells the lines of tables 2, 5, 7 and 8 apart: total, unit, functional code of the unit above.
 * @param unit code of the unit that the lines above belong to
 * @returns null with an error where the line is none of them
 */
export function codeRow(
  printed: PrintedTable,
  row: PrintedRow,
  unit: string | null,
  document: PublishedDocument,
  reader: Reader,
): CodeRow | null {
  const { functional } = reader.classifications
  const [code, unitCode, name] = [row.text('code'), row.text('unitCode'), row.text('name')]
  const refuse = (what: string, expected: string, found: string): null => {
    reader.account(row.line, printed.table.id, 'data')
    reader.error(row.line, printed.table.id, 'unknown-code', what, { expected, found })
    return null
  }
  // Print puts the word into one of two columns.
  if (code === '' && [name, unitCode].some((text) => comparableName(text) === '合计')) {
    return { is: 'total', key: TOTAL_KEY }
  }
  if (code === '') {
    refuseLine(printed, row, reader, '功能科目编码或单位代码')
    return null
  }
  if (!/^\d+$/.test(code)) return refuse(`“${code}”不是编码`, '数字编码', code)
  if (!functional.has(code)) {
    const isDepartment = comparableName(name) === comparableName(document.department.name)
    if (isDepartment && code.length === DEPARTMENT_DIGITS) {
      document.department.code ??= code
      return { is: 'department', key: DEPARTMENT_KEY }
    }
    if ([3, 5, LEAF_DIGITS].includes(code.length)) {
      return refuse(`功能科目表中没有“${code} ${name}”`, '功能科目编码', code)
    }
    return { is: 'unit', key: unitKey(code), unit: code, name }
  }
  if (unit === null) return refuse(`“${code} ${name}”之前没有单位`, '单位代码', code)
  if (unitCode !== '' && unitCode !== unit) {
    return refuse(`单位代码应为 ${unit}，实为 ${unitCode}`, unit, unitCode)
  }
  if (!functional.named(name).some((entry) => entry.code === code)) {
    const known = functional.name(code) ?? ''
    reader.note(row.line, printed.table.id, 'name-differs', `科目 ${code} 应为“${known}”，公开为“${name}”`)
  }
  reader.name({ line: row.line, table: printed.table.id, row: codeKey(unit, code), column: 'name' }, name)
  return { is: 'code', key: codeKey(unit, code), unit, code, isLeaf: code.length === LEAF_DIGITS }
}

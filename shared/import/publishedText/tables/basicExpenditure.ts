import { comparableName } from '../../../classification/lookup.ts'
import { codeKey, TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import type { PublishedDocument } from '../document.ts'
import { type PrintedTable, readFigures } from '../printedTable.ts'
import type { Reader } from '../reader.ts'

const CATEGORY_DIGITS = 3

/** Table 4: unit › economic 类 › 款. It prints names alone; the name of a 款 is looked for below its 类 first. */
export function readBasicExpenditure(printed: PrintedTable, document: PublishedDocument, reader: Reader): void {
  const { economic } = reader.classifications
  let unit: string | null = null
  let category = ''
  for (const row of printed.rows) {
    const { line } = row
    const [unitCode, name] = [row.text('unitCode'), row.text('name')]
    const refuse = (what: string, expected: string, found: string) => {
      reader.account(line, printed.table.id, 'data')
      reader.error(line, printed.table.id, 'unknown-name', what, { expected, found })
    }
    const named = document.units.find((candidate) => comparableName(candidate.name) === comparableName(name))
    if (comparableName(name) === '合计') {
      readFigures(printed, row, TOTAL_KEY, reader)
      continue
    }
    if (named !== undefined) {
      unit = named.code
      category = ''
      readFigures(printed, row, unitKey(unit), reader)
      continue
    }
    const candidates = economic.named(name)
    const entry =
      unitCode === ''
        ? candidates.find(({ code }) => code.length === CATEGORY_DIGITS)
        : (candidates.find(({ code }) => isItem(code) && code.startsWith(category)) ?? onlyItem(candidates))
    if (entry === undefined) {
      refuse(
        unitCode === '' ? `“${name}”既不是单位，也不是经济科目的类` : `经济科目表中没有“${name}”`,
        unitCode === '' ? '单位或经济科目' : '经济科目（款）',
        name,
      )
      continue
    }
    if (unit === null) {
      refuse(`“${name}”之前没有单位`, '单位', name)
      continue
    }
    if (unitCode !== '' && unitCode !== unit) {
      refuse(`单位代码应为 ${unit}，实为 ${unitCode}`, unit, unitCode)
      continue
    }
    reader.name({ line, table: printed.table.id, row: codeKey(unit, entry.code), column: 'name' }, name)
    const { total = null } = readFigures(printed, row, codeKey(unit, entry.code), reader)
    if (isItem(entry.code)) document.economic.push({ line, unit, code: entry.code, amount: total })
    else category = entry.code
  }
}

const isItem = (code: string): boolean => code.length > CATEGORY_DIGITS

/** The one 款 of a name, where only one has it. */
function onlyItem<E extends { readonly code: string }>(candidates: readonly E[]): E | undefined {
  const items = candidates.filter(({ code }) => isItem(code))
  return items.length === 1 ? items[0] : undefined
}

import { DEPARTMENT_KEY, itemKey, plainName, TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import { PROCUREMENT_FUNDS } from '../../../template/2022/sheets/procurement.ts'
import { PURCHASED_SERVICES_FUNDS } from '../../../template/2022/sheets/purchasedServices.ts'
import type { ColumnId } from '../../../template/ids.ts'
import type { Block } from '../blocks.ts'
import type { ItemLine, PublishedDocument } from '../document.ts'
import { cellAt, type SourceLine } from '../lines.ts'
import { hasTitle, type Reader } from '../reader.ts'

/** Table 9: procurement, by unit and project. */
export function readProcurement(block: Block, document: PublishedDocument, reader: Reader): void {
  const columns = ['quantity', 'measureUnit', 'total', ...PROCUREMENT_FUNDS.map(({ id }) => id)]
  let unit: string | null = null
  for (const line of reader.dataLines(block, hasTitle(/^项目名称$/, /^一般公共预算经费拨款/))) {
    if (!reader.data(line, block.table, columns.length + 2)) continue
    const [project, item] = [cellAt(line, 0), cellAt(line, 1)]
    const named = document.units.find(({ name }) => name === project)
    if (named !== undefined) unit = named.code
    const row =
      item === '合计'
        ? TOTAL_KEY
        : project === document.departmentName
          ? DEPARTMENT_KEY
          : named !== undefined
            ? unitKey(named.code)
            : null
    if (row === null && (unit === null || item === '')) {
      reader.error(line, block.table, 'unknown-name', `“${project}”既不是单位也不是采购项目`)
      continue
    }
    const n = document.procurement.filter((one) => one.unit === unit).length + 1
    const cells = figures(line, block.table, row ?? itemKey(unit ?? '', n), columns, 2, reader)
    if (row === null && unit !== null) document.procurement.push(itemLine(line, unit, project, { ...cells, item }))
  }
}

/** Table 10: purchased services, by unit and project. */
export function readServices(block: Block, document: PublishedDocument, reader: Reader): void {
  const columns = ['quantity', 'measureUnit', 'unitPrice', 'total', ...PURCHASED_SERVICES_FUNDS.map(({ id }) => id)]
  for (const line of reader.dataLines(block, hasTitle(/^单位编码$/, /^一般公共预算经费拨款/))) {
    if (!reader.data(line, block.table, columns.length + 4)) continue
    const [code, name, project, item] = [0, 1, 2, 3].map((index) => cellAt(line, index))
    const unit = document.units.find((candidate) => candidate.code === code)?.code
    const isDepartment = unit === undefined && /^\d{3}$/.test(code ?? '')
    if (isDepartment) document.departmentCode = code ?? null
    const row = name === '合计' ? TOTAL_KEY : isDepartment ? DEPARTMENT_KEY : null
    if (row === null && unit === undefined) {
      reader.error(line, block.table, 'unknown-code', `没有单位“${code ?? ''} ${name ?? ''}”`)
      continue
    }
    const n = document.services.filter((one) => one.unit === unit).length + 1
    const cells = figures(line, block.table, row ?? itemKey(unit ?? '', n), columns, 4, reader)
    if (row === null && unit !== undefined) {
      document.services.push(itemLine(line, unit, project ?? '', { ...cells, item: item ?? '' }))
    }
  }
}

function figures(
  line: SourceLine,
  table: string,
  row: string,
  columns: readonly ColumnId[],
  first: number,
  reader: Reader,
): Record<ColumnId, string> {
  const found: Record<ColumnId, string> = {}
  columns.forEach((column, index) => {
    const text = cellAt(line, first + index)
    const isText = column === 'measureUnit'
    const value = isText
      ? text
      : reader.figure({ line, table, row, column }, text, column === 'quantity' ? 'quantity' : 'wan')
    if (value !== null && value !== '') found[column] = value
  })
  return found
}

// The printed total of a line is checked against its sources, never stored: the sheet derives it.
function itemLine(line: SourceLine, unit: string, project: string, cells: Record<ColumnId, string>): ItemLine {
  const { total: _printed, ...kept } = cells
  return { line, unit, project: plainName(project), cells: kept }
}

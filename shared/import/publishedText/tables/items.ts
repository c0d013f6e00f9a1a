import { comparableName } from '../../../classification/lookup.ts'
import { DEPARTMENT_KEY, itemKey, plainName, TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import type { ItemLine, PublishedDocument } from '../document.ts'
import { type PrintedRow, type PrintedTable, readFigures, refuseLine } from '../printedTable.ts'
import type { Reader } from '../reader.ts'

/** Table 9: procurement, by unit and project. Units and the department are printed by name in the project's column. */
export function readProcurement(printed: PrintedTable, document: PublishedDocument, reader: Reader): void {
  let unit: string | null = null
  const departmentRow = printed.rows.find((row) => isNamed(row.text('project'), document.department.name))
  for (const row of printed.rows) {
    const [project, item] = [row.text('project'), row.text('item')]
    const named = document.units.find(({ name }) => isNamed(project, name))
    // Of a unit that has the department's name, the department's line comes first.
    const isDepartment = row === departmentRow
    if ([project, item].some((text) => isNamed(text, '合计'))) readFigures(printed, row, TOTAL_KEY, reader)
    else if (isDepartment) readFigures(printed, row, DEPARTMENT_KEY, reader)
    else if (named !== undefined) {
      unit = named.code
      readFigures(printed, row, unitKey(unit), reader)
    } else if (unit === null || item === '' || project === '')
      refuseLine(printed, row, reader, '单位，或项目及其采购品目')
    else document.procurement.push(itemLine(printed, row, unit, document.procurement, reader))
  }
}

/** Table 10: purchased services, by unit and project. */
export function readServices(printed: PrintedTable, document: PublishedDocument, reader: Reader): void {
  for (const row of printed.rows) {
    const [code, name, project, item] = ['unitCode', 'unitName', 'project', 'item'].map((column) => row.text(column))
    const unit = document.units.find((candidate) => candidate.code === code)
    const isDepartment = unit === undefined && isNamed(name ?? '', document.department.name)
    if (code === '' && isNamed(name ?? '', '合计')) readFigures(printed, row, TOTAL_KEY, reader)
    else if (isDepartment && /^\d+$/.test(code ?? '')) {
      document.department.code ??= code ?? null
      readFigures(printed, row, DEPARTMENT_KEY, reader)
    } else if (unit === undefined) refuseLine(printed, row, reader, '支出总表所列的单位')
    else {
      if (!isNamed(name ?? '', unit.name)) {
        const message = `单位 ${unit.code} 应为“${unit.name}”，公开为“${name}”`
        reader.note(row.line, printed.table.id, 'name-differs', message)
      }
      if (project === '' && item === '') readFigures(printed, row, unitKey(unit.code), reader)
      else document.services.push(itemLine(printed, row, unit.code, document.services, reader))
    }
  }
}

const isNamed = (text: string, name: string): boolean => comparableName(text) === comparableName(name)

function itemLine(
  printed: PrintedTable,
  row: PrintedRow,
  unit: string,
  others: readonly ItemLine[],
  reader: Reader,
): ItemLine {
  const key = itemKey(unit, others.filter((other) => other.unit === unit).length + 1)
  // The printed total of a line is checked against its sources, never stored: the sheet derives it.
  const { total: _printed, ...figures } = readFigures(printed, row, key, reader)
  return {
    line: row.line,
    unit,
    project: plainName(row.text('project')),
    cells: { item: row.text('item'), measureUnit: row.text('measureUnit'), ...figures },
  }
}

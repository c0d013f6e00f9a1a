import type { PrintedFigure } from '@hesuan/shared/consolidation/publishedTable.ts'
import type { Queryable, Trx } from './database.ts'

/** Keeps the figures of an imported publication. */
export async function addPrintedFigures(
  trx: Trx,
  departmentCode: string,
  year: number,
  figures: readonly PrintedFigure[],
): Promise<void> {
  const rows = figures.map((figure) => ({
    department_code: departmentCode,
    year,
    table_id: figure.table,
    copy: figure.copy,
    row_key: figure.row,
    column_id: figure.column,
    text: figure.text,
    value: figure.value,
    line: figure.line,
  }))
  for (let from = 0; from < rows.length; from += 500) {
    await trx
      .insertInto('printed_figures')
      .values(rows.slice(from, from + 500))
      .execute()
  }
}

/** The figures of the imported publication, in the order of the document. */
export async function printedFigures(
  db: Queryable,
  departmentCode: string,
  year: number,
): Promise<readonly PrintedFigure[]> {
  const rows = await db
    .selectFrom('printed_figures')
    .selectAll()
    .where('department_code', '=', departmentCode)
    .where('year', '=', year)
    .orderBy('line')
    .orderBy('table_id')
    .orderBy('row_key')
    .orderBy('column_id')
    .execute()
  return rows.map((row) => ({
    table: row.table_id,
    copy: row.copy,
    row: row.row_key,
    column: row.column_id,
    text: row.text,
    value: row.value,
    line: row.line,
  }))
}

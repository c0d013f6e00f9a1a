import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import { amountText } from '../sheet/cellText.ts'
import { ColumnField } from './ColumnField.tsx'
import type { OpenOverall, OverallModel } from './openOverall.ts'
import { RowActions } from './RowActions.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenOverall
  readonly model: OverallModel
  readonly sheet: Sheet
  readonly unit: AmountUnit
}

/** The tasks of the department: what for, what is done, and with how much money. */
export function TaskEditor({ open, model: { tasks, totals }, sheet, unit }: Props) {
  const { columns } = sheet
  const heads = headsOf(columns)
  const texted = columns.findIndex(({ id }) => totals.has(id))
  return (
    <section className="form-term">
      <h3 id="tasks-title">
        {texts.tasks} <small>{tasks.length}</small>
      </h3>
      <table className="indicator-table task-table" aria-labelledby="tasks-title">
        <colgroup>
          {columns.map(({ id, type }) => (
            <col key={id} data-kind={type.kind === 'text' && type.multiline === true ? 'long' : type.kind} />
          ))}
          {open.writable ? <col data-kind="actions" /> : null}
        </colgroup>
        <thead>
          <tr>
            {heads.map(({ title, span }) => (
              <th
                key={title}
                scope="col"
                colSpan={span.length > 1 ? span.length : undefined}
                rowSpan={span.length > 1 ? 1 : 2}
              >
                {title}
              </th>
            ))}
            {open.writable ? (
              <th scope="col" rowSpan={2}>
                {texts.actions}
              </th>
            ) : null}
          </tr>
          <tr>
            {heads
              .filter(({ span }) => span.length > 1)
              .flatMap(({ span }) => span)
              .map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map((row) => (
            <Task key={row} open={open} row={row} columns={columns} />
          ))}
          {tasks.length > 0 ? null : (
            <tr className="indicator-missing">
              <td colSpan={columns.length + (open.writable ? 1 : 0)}>{texts.noTasks}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={texted}>
              {texts.budgetAll}
            </th>
            {columns.slice(texted).map(({ id }) => (
              <td key={id} className="figure">
                {amountText(totals.get(id) ?? '', unit)}
              </td>
            ))}
            {open.writable ? <td className="indicator-actions" /> : null}
          </tr>
        </tfoot>
      </table>
      {open.writable ? (
        <p className="form-more">
          <button type="button" onClick={() => open.addTask()}>
            ＋ {texts.addTask}
          </button>
        </p>
      ) : null}
    </section>
  )
}

interface TaskProps {
  readonly open: OpenOverall
  readonly row: RowId
  readonly columns: readonly Column[]
}

function Task({ open, row, columns }: TaskProps) {
  return (
    <tr>
      {columns.map((column) => (
        <td key={column.id}>
          <ColumnField
            open={open}
            row={row}
            column={column}
            label={column.group === undefined ? column.title : `${column.group} ${column.title}`}
          />
        </td>
      ))}
      {open.writable ? (
        <td className="indicator-actions">
          <RowActions open={open} row={row} />
        </td>
      ) : null}
    </tr>
  )
}

/** Neighbouring columns under one head. */
function headsOf(columns: readonly Column[]) {
  const heads: { title: string; span: Column[] }[] = []
  for (const column of columns) {
    const last = heads.at(-1)
    if (column.group !== undefined && last?.title === column.group) last.span.push(column)
    else heads.push({ title: column.group ?? column.title, span: [column] })
  }
  return heads
}

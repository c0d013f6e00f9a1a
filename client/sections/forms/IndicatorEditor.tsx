import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import type { IndicatorGroup } from '@hesuan/shared/template/performance.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import { GroupField, GroupSelect } from './GroupField.tsx'
import type { FormRow, GroupRows, TermRows } from './indicatorRows.ts'
import type { OpenFields } from './openFields.ts'
import { RowActions } from './RowActions.tsx'
import { TextField } from './TextField.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenFields
  readonly form: FormRow
  readonly rows: TermRows
  readonly title: string
  readonly sheet: Sheet
}

/** The indicators of a form for one term: the groups that have some, those that must have one, and how to add more. */
export function IndicatorEditor({ open, form, rows, title, sheet }: Props) {
  const { groups, others, missing, term } = rows
  const shown = groups.filter((group) => group.rows.length > 0 || group.wanted)
  const hidden = groups.filter((group) => !shown.includes(group))
  const count = groups.reduce((sum, group) => sum + group.rows.length, others.length)
  const required = open.plan.terms.find(({ value }) => value === term)?.required === true
  const add = (group: IndicatorGroup) => open.addIndicator(form, term, group)
  return (
    <details className="form-term" open={required || count > 0}>
      <summary>
        {title} <small>{count}</small>
        {missing.length === 0 ? null : <b className="form-missing">{texts.gapMissing(missing)}</b>}
      </summary>
      {shown.length + others.length === 0 ? null : (
        <table className="indicator-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.level1}</th>
              <th scope="col">{texts.level2}</th>
              <th scope="col">{texts.level3}</th>
              <th scope="col">{texts.value}</th>
              {open.writable ? <th scope="col">{texts.actions}</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((group, at) => (
              <Group
                key={group.group.id}
                open={open}
                sheet={sheet}
                rows={group}
                level1Span={spanOf(shown, at)}
                onAdd={() => add(group.group)}
              />
            ))}
            {others.map((row) => (
              <OtherRow key={row} open={open} sheet={sheet} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {open.writable && hidden.length > 0 ? (
        <p className="form-more">
          {texts.optional}
          {hidden.map(({ group }) => (
            <button key={group.id} type="button" aria-label={texts.addTo(group.level2)} onClick={() => add(group)}>
              ＋ {group.level2}
            </button>
          ))}
        </p>
      ) : null}
    </details>
  )
}

/** How many lines the name of a first level stands beside; 0 where the group above has it already. */
function spanOf(groups: readonly GroupRows[], at: number): number {
  const level1 = groups[at]?.group.level1
  if (groups[at - 1]?.group.level1 === level1) return 0
  const rest = groups.slice(at)
  const end = rest.findIndex(({ group }) => group.level1 !== level1)
  return rest.slice(0, end < 0 ? rest.length : end).reduce((sum, { rows }) => sum + Math.max(1, rows.length), 0)
}

interface GroupProps {
  readonly open: OpenFields
  readonly sheet: Sheet
  readonly rows: GroupRows
  readonly level1Span: number
  readonly onAdd: () => void
}

function Group({ open, sheet, rows: { group, rows, otherLevel1 }, level1Span, onAdd }: GroupProps) {
  const head = (
    <>
      {level1Span > 0 ? (
        <th scope="rowgroup" rowSpan={level1Span}>
          {group.level1}
        </th>
      ) : null}
      <th scope="row" rowSpan={Math.max(1, rows.length)}>
        <span className="indicator-group">
          {group.level2}
          {open.writable ? (
            <button
              type="button"
              title={texts.addTo(group.level2)}
              aria-label={texts.addTo(group.level2)}
              onClick={onAdd}
            >
              ＋
            </button>
          ) : null}
        </span>
        {otherLevel1.map((written) => (
          <span key={written} className="indicator-level1">
            {texts.otherLevel1(written)}
            {open.writable ? (
              <button type="button" onClick={() => open.assign(rows, group, 'level1')}>
                {texts.rename(group.level1)}
              </button>
            ) : null}
          </span>
        ))}
      </th>
    </>
  )
  if (rows.length === 0) {
    return (
      <tr className="indicator-missing">
        {head}
        <td colSpan={open.writable ? 3 : 2}>
          {texts.empty}
          {group.level2}
          {open.writable ? (
            <button type="button" onClick={onAdd}>
              {texts.add}
            </button>
          ) : null}
        </td>
      </tr>
    )
  }
  return rows.map((row, at) => (
    <tr key={row}>
      {at === 0 ? head : null}
      <IndicatorCells open={open} sheet={sheet} row={row} name={`${group.level2} ${at + 1}`} />
      {open.writable ? (
        <td className="indicator-actions">
          <RowActions open={open} row={row}>
            <GroupField open={open} row={row} />
          </RowActions>
        </td>
      ) : null}
    </tr>
  ))
}

interface RowProps {
  readonly open: OpenFields
  readonly sheet: Sheet
  readonly row: RowId
}

/** An indicator of no known group: its levels are written by hand, or it is put into a group. */
function OtherRow({ open, sheet, row }: RowProps) {
  const { level1, level2 } = open.plan.indicators
  return (
    <tr>
      <td>
        <TextField open={open} row={row} column={columnIn(sheet, level1)} label={texts.level1} />
      </td>
      <td>
        <TextField open={open} row={row} column={columnIn(sheet, level2)} label={texts.level2} />
      </td>
      <IndicatorCells open={open} sheet={sheet} row={row} name={texts.otherGroup} />
      {open.writable ? (
        <td className="indicator-actions">
          <RowActions open={open} row={row}>
            <GroupSelect open={open} row={row} />
          </RowActions>
        </td>
      ) : null}
    </tr>
  )
}

function IndicatorCells({ open, sheet, row, name }: RowProps & { readonly name: string }) {
  const { text, value } = open.plan.indicators
  return (
    <>
      <td>
        <TextField open={open} row={row} column={columnIn(sheet, text)} label={`${name} ${texts.level3}`} />
      </td>
      <td>
        <TextField open={open} row={row} column={columnIn(sheet, value)} label={`${name} ${texts.value}`} />
      </td>
    </>
  )
}

function columnIn(sheet: Sheet, id: string): Column {
  const column = columnOf(sheet, id)
  if (column === null) throw new RangeError(`the sheet ${sheet.id} has no column ${id}`)
  return column
}

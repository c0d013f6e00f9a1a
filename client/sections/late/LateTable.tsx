import type { LateEdit } from '@hesuan/shared/api/lateEdits.ts'
import { timeText } from '../../ui/timeText.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { lateText } from './lateText.ts'
import { texts } from './texts.ts'

interface Props {
  readonly edits: readonly LateEdit[]
  readonly context: SheetContext
  /** Of whoever reads it, or of somebody else. */
  readonly own: boolean
  /** Ids that are chosen; without it nothing can be. */
  readonly picked?: ReadonlySet<number>
  readonly onPick?: (ids: ReadonlySet<number>) => void
}

/** Late edits, a line each: where, what its author saw, what they wrote, what stands there now. */
export function LateTable({ edits, context, own, picked, onPick }: Props) {
  const toggle = (edit: LateEdit) => {
    // A row that is not in the sheet comes with its cells, or not at all.
    const together = edits.filter(({ id, row, present }) => id === edit.id || (present === null && row === edit.row))
    const isPicked = picked?.has(edit.id) === true
    const next = new Set(picked)
    for (const { id } of together) {
      if (isPicked) next.delete(id)
      else next.add(id)
    }
    onPick?.(next)
  }
  return (
    <div className="late-table">
      <table className="data-table">
        <thead>
          <tr>
            {picked === undefined ? null : (
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={texts.columns.pick}
                  checked={picked.size === edits.length}
                  onChange={() =>
                    onPick?.(picked.size === edits.length ? new Set() : new Set(edits.map(({ id }) => id)))
                  }
                />
              </th>
            )}
            <th scope="col">{texts.columns.place}</th>
            <th scope="col">{texts.columns.before}</th>
            <th scope="col">{own ? texts.columns.mine : texts.columns.theirs}</th>
            <th scope="col">{texts.columns.present}</th>
            <th scope="col">{texts.columns.made}</th>
          </tr>
        </thead>
        <tbody>
          {edits.map((edit) => {
            const { place, before, mine, present } = lateText(edit, context)
            return (
              <tr key={edit.id}>
                {picked === undefined ? null : (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${texts.columns.pick} ${place}`}
                      checked={picked.has(edit.id)}
                      onChange={() => toggle(edit)}
                    />
                  </td>
                )}
                <td>{place}</td>
                <td className="late-value">{before}</td>
                <td className="late-value late-mine">{mine}</td>
                <td className="late-value">{present}</td>
                <td className="late-time">{timeText(edit.madeAt ?? edit.receivedAt, 'minute')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

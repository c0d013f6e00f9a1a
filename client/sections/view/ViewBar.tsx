import './view.css'
import { isWhole } from '../sheet/rowView.ts'
import type { SheetSource } from '../sheet/sheetSource.ts'
import { useWatched } from '../useWatched.ts'
import { columnName } from './columnName.ts'
import { texts } from './texts.ts'

/** Says that not all rows are seen, or not in the order of the document, and leads back. */
export function ViewBar({ source, onLeave }: { readonly source: SheetSource; readonly onLeave: () => void }) {
  useWatched(source.viewChanged)
  const { rowView, columns } = source
  if (isWhole(rowView)) return null
  const { sort, filters } = rowView
  const { shown, all } = source.viewCounts
  const parts = [
    ...(sort === null ? [] : [texts.sorted(columnName(columns, sort.column), sort.descending)]),
    ...(filters.size === 0
      ? []
      : [
          texts.filtered(
            [...filters.keys()].map((id) => columnName(columns, id)),
            shown,
            all,
          ),
        ]),
  ]
  return (
    <div className="view-bar">
      <output>{parts.join('；')}</output>
      <span className="view-bar-mine">{texts.onlyMine}</span>
      <button type="button" title={`${texts.leave}（${texts.leaveKeys}）`} onClick={onLeave}>
        {texts.leave}
      </button>
    </div>
  )
}

import { memo, useCallback, useSyncExternalStore } from 'react'
import type { CellView, GridColumn, GridRow, GridSource } from './gridSource.ts'
import { atMostWide } from './textWidth.ts'

interface Props {
  readonly source: GridSource
  readonly gridId: string
  readonly row: GridRow
  readonly column: GridColumn
  readonly index: number
  /** How wide it is, in pixels. */
  readonly room: number
  /** Classes of the selection that runs through it. */
  readonly selection: string
}

const PADDING = 6
/** Of a level. */
const INDENT = 14
const FOLD = 16
/** Padding on both sides, and a border. */
const BESIDE_TEXT = 2 * PADDING + 1

/** One cell. It renders when it changes itself, or the selection on it. */
export const GridCell = memo(function GridCell({ source, gridId, row, column, index, room, selection }: Props) {
  const view = useSyncExternalStore(
    useCallback((listener) => source.onCell(row.key, column.id, listener), [source, row.key, column.id]),
    () => source.view(row.key, column.id),
  )
  const { visitor } = view
  const isTick = column.editor === 'tick' && row.kind === 'leaf'
  const invites = row.kind === 'blank' && index === 0
  const indent = index === 0 ? row.level * INDENT : 0
  const fits = !invites && atMostWide(view.text) <= room - BESIDE_TEXT - indent - (row.kind === 'subtotal' ? FOLD : 0)
  return (
    <div
      role="gridcell"
      id={cellId(gridId, row.key, column.id)}
      data-cell={`${row.key}:${column.id}`}
      aria-colindex={index + 1}
      aria-selected={selection.includes(' selected')}
      aria-readonly={view.readOnly || undefined}
      aria-invalid={view.mark === 'error' || undefined}
      aria-description={describe(view)}
      className={`grid-cell ${column.align}${fits ? ' fits' : ''}${view.readOnly ? ' read-only' : ''}${view.found ? ' found' : ''}${selection}`}
      data-mark={view.mark ?? undefined}
      data-conflict={view.conflict || undefined}
      data-commented={view.commented || undefined}
      style={{
        width: `var(--w${index})`,
        ...(index === 0 ? { paddingLeft: PADDING + indent } : null),
        ...(visitor === null ? null : { boxShadow: `inset 0 0 0 2px ${visitor.colour}` }),
      }}
      title={view.hint === '' ? undefined : view.hint}
    >
      {index === 0 && row.kind === 'subtotal' ? (
        <span className="grid-fold" data-fold={row.key} aria-hidden="true">
          {row.folded ? '▸' : '▾'}
        </span>
      ) : null}
      {isTick ? <TickBox ticked={view.text !== ''} /> : null}
      {invites ? <span className="grid-invite">＋ {source.blankHint}</span> : null}
      {isTick || invites ? null : view.text}
      {visitor === null ? null : (
        <b aria-hidden="true" className={`grid-visitor ${column.align}`} style={{ background: visitor.colour }}>
          {visitor.name}
        </b>
      )}
      {selection.includes(' with-handle') ? (
        <i aria-hidden="true" className="grid-fill-handle" data-fill-handle="" title="拖动填充，双击填充到底" />
      ) : null}
    </div>
  )
})

/** What whoever does not see the marks hears of them. */
function describe({ mark, hint, conflict, commented }: CellView): string | undefined {
  const parts = [conflict ? '此格有冲突，请选定一个值' : '', mark === null && !commented ? '' : hint].filter(
    (part) => part !== '',
  )
  return parts.length === 0 ? undefined : parts.join('\n')
}

export const cellId = (gridId: string, row: string, column: string): string => `${gridId}-${row}:${column}`

function TickBox({ ticked }: { ticked: boolean }) {
  return (
    <span className="grid-tick" data-tick="" data-ticked={ticked || undefined}>
      {ticked ? '✓' : ''}
      <span className="visually-hidden">{ticked ? '是' : '否'}</span>
    </span>
  )
}

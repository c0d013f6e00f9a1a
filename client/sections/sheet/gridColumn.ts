import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { GridColumn } from '../grid/gridSource.ts'

/** A column of the template as the grid lays it out and edits it. */
export function gridColumn({ id, title, group, width, frozen, required, type }: Column): GridColumn {
  return {
    id,
    title,
    group: group ?? null,
    width,
    frozen: frozen === true,
    required: required === true,
    align:
      type.kind === 'amount' || type.kind === 'derived' || type.kind === 'quantity'
        ? 'right'
        : type.kind === 'tick'
          ? 'center'
          : 'left',
    editor: editorOf(type),
  }
}

function editorOf(type: Column['type']): GridColumn['editor'] {
  switch (type.kind) {
    case 'code':
    case 'choice':
    case 'row':
      return 'list'
    case 'tick':
      return 'tick'
    case 'text':
      return type.multiline === true ? 'lines' : 'line'
    default:
      return 'line'
  }
}

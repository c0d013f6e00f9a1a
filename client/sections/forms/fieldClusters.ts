import type { Column } from '@hesuan/shared/template/sheet.ts'

/** Neighbouring columns that are laid out together: those of one group, or one by itself. */
export interface FieldCluster {
  readonly title: string
  readonly kind: 'ticks' | 'figures' | 'lines' | 'long'
  readonly columns: readonly Column[]
}

/** How the columns of a form are laid out: by the groups that the template gives them, in its order. */
export function fieldClusters(columns: readonly Column[]): readonly FieldCluster[] {
  const clusters: { title: string; kind: FieldCluster['kind']; columns: Column[] }[] = []
  for (const column of columns) {
    const kind = kindOf(column)
    const last = clusters.at(-1)
    const joins = last?.kind === kind && (column.group === undefined ? kind === 'lines' : last.title === column.group)
    if (joins) last.columns.push(column)
    else clusters.push({ title: column.group ?? (kind === 'lines' ? '' : column.title), kind, columns: [column] })
  }
  return clusters
}

function kindOf({ type }: Column): FieldCluster['kind'] {
  if (type.kind === 'tick') return 'ticks'
  if (type.kind === 'amount' || type.kind === 'derived' || type.kind === 'quantity') return 'figures'
  return type.kind === 'text' && type.multiline === true ? 'long' : 'lines'
}

import type { Column } from '@hesuan/shared/template/sheet.ts'
import { memo } from 'react'
import { ColumnField } from './ColumnField.tsx'
import { type FieldCluster, fieldClusters } from './fieldClusters.ts'
import type { OpenFields } from './openFields.ts'
import { TextField } from './TextField.tsx'
import { TickField } from './TickField.tsx'

interface Props {
  readonly open: OpenFields
  readonly form: string
  readonly columns: readonly Column[]
}

/** Header, funds and goals of a form: the columns of its sheet, laid out by their groups. */
export const FormHeader = memo(function FormHeader({ open, form, columns }: Props) {
  return (
    <div className="form-clusters">
      {fieldClusters(columns).map((cluster) => (
        <Cluster key={cluster.columns[0]?.id} open={open} form={form} cluster={cluster} />
      ))}
    </div>
  )
})

function Cluster({ open, form, cluster }: { open: OpenFields; form: string; cluster: FieldCluster }) {
  const { title, kind, columns } = cluster
  if (kind === 'ticks') {
    return (
      <fieldset className="form-cluster">
        <legend>{title}</legend>
        <div className="form-ticks-row">
          {columns.map((column) => (
            <TickField key={column.id} open={open} row={form} column={column} />
          ))}
        </div>
      </fieldset>
    )
  }
  if (kind === 'figures') {
    return (
      <fieldset className="form-cluster">
        <legend>{title}</legend>
        <div className="form-figures">
          {columns.map((column) => (
            <div key={column.id}>
              {columns.length > 1 ? <span className="form-label">{column.title}</span> : null}
              <TextField
                open={open}
                row={form}
                column={column}
                label={column.title === title ? title : `${title} ${column.title}`}
              />
            </div>
          ))}
        </div>
      </fieldset>
    )
  }
  return columns.map((column) => (
    <div key={column.id} className="form-cluster">
      <span className="form-label">{column.title}</span>
      <ColumnField open={open} row={form} column={column} label={column.title} />
    </div>
  ))
}

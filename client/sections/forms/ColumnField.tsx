import type { Column } from '@hesuan/shared/template/sheet.ts'
import { ListField } from './ListField.tsx'
import type { OpenFields } from './openFields.ts'
import { TextField } from './TextField.tsx'

interface Props {
  readonly open: OpenFields
  readonly row: string
  readonly column: Column
  readonly label: string
}

/** A cell as the field that its column asks for: chosen from a list, or typed. */
export function ColumnField(props: Props) {
  const { kind } = props.column.type
  return kind === 'row' || kind === 'choice' || kind === 'code' ? <ListField {...props} /> : <TextField {...props} />
}

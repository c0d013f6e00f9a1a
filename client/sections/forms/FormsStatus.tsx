import { useEffect, useState } from 'react'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { cellPlace } from '../workbench/cellPlace.ts'
import type { OpenFields } from './openFields.ts'

/** Where in the forms one is. */
export function FormsStatus({ open, context }: { readonly open: OpenFields; readonly context: SheetContext }) {
  const [place, setPlace] = useState('')
  useEffect(() => {
    const look = () => {
      const key = open.activeKey()
      setPlace(key === null ? '' : cellPlace(key, context, true))
    }
    look()
    return open.controller.subscribe(look)
  }, [open, context])
  return (
    <span className="status-place" title={place}>
      {place}
    </span>
  )
}

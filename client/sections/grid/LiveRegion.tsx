import { useEffect, useState } from 'react'
import type { GridController } from './controller.ts'

/** Whoever walks through cells wants to hear where they stop, not every cell on the way. */
const SETTLED_MS = 180

/** Says the active cell to whoever listens to the screen: row, column, content. */
export function LiveRegion({ controller }: { readonly controller: GridController }) {
  const [text, setText] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = controller.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setText(spoken(controller)), SETTLED_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [controller])
  return (
    <output className="visually-hidden" aria-live="polite">
      {text}
    </output>
  )
}

function spoken({ source, activeCell, selection, editing }: GridController): string {
  if (activeCell === null || editing !== null) return ''
  const { title } = source.columns[selection.active.column] ?? { title: '' }
  const { text, readOnly } = source.view(activeCell.row, activeCell.column)
  return [source.rowLabel(activeCell.row), title, text === '' ? '空' : text, readOnly ? '只读' : '']
    .filter((part) => part !== '')
    .join('，')
}

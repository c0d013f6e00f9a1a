import { useSyncExternalStore } from 'react'
import { ROW_HEIGHT } from './columnLayout.ts'
import type { GridController } from './controller.ts'

/** Where dragged rows would go: a line between two rows. */
export function DropLine({ controller }: { readonly controller: GridController }) {
  const boundary = useSyncExternalStore(controller.subscribe, () => controller.dropBoundary)
  if (boundary === null) return null
  return (
    <div
      role="presentation"
      className="grid-drop"
      style={{ transform: `translateY(${boundary * ROW_HEIGHT - 1}px)` }}
    />
  )
}

import { useSyncExternalStore } from 'react'
import { useWatched } from '../useWatched.ts'
import { Tool } from '../workbench/Tool.tsx'
import { texts as common } from '../workbench/texts.ts'
import type { OpenForms } from './openForms.ts'
import { texts } from './texts.ts'

/** What can be done to the forms by mouse; every button says its keys. */
export function FormsToolbar({ open }: { readonly open: OpenForms }) {
  const { chosen } = useWatched(open.model)
  const active = useSyncExternalStore(open.controller.subscribe, () => open.controller.active)
  const inIndicator = active !== null && open.sourceOf(active.row) === open.indicators
  const form = chosen?.form ?? null
  return (
    <>
      <Tool label={common.undo} keys="Ctrl+Z" onPress={() => open.undo()} />
      <Tool label={common.redo} keys="Ctrl+Y" onPress={() => open.redo()} />
      <i className="toolbar-gap" />
      <Tool label={texts.addIndicator} keys="Ctrl+Enter" disabled={!inIndicator} onPress={() => open.addBeside()} />
      <Tool label={texts.removeForm} disabled={form === null} onPress={() => form !== null && open.removeForm(form)} />
    </>
  )
}

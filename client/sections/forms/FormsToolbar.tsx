import { useSyncExternalStore } from 'react'
import { useWatched } from '../useWatched.ts'
import { Tool } from '../workbench/Tool.tsx'
import { texts as common } from '../workbench/texts.ts'
import type { OpenFields } from './openFields.ts'
import { OpenForms } from './openForms.ts'
import { texts } from './texts.ts'

/** What can be done to the forms by mouse; every button says its keys. */
export function FormsToolbar({ open }: { readonly open: OpenFields }) {
  const active = useSyncExternalStore(open.controller.subscribe, () => open.controller.active)
  const isListed = active !== null && open.isListed(active.row)
  return (
    <>
      <Tool label={common.undo} keys="Ctrl+Z" onPress={() => open.undo()} />
      <Tool label={common.redo} keys="Ctrl+Y" onPress={() => open.redo()} />
      <i className="toolbar-gap" />
      <Tool label={texts.addBeside} keys="Ctrl+Enter" disabled={!isListed} onPress={() => open.addBeside()} />
      {open instanceof OpenForms ? <RemoveForm open={open} /> : null}
    </>
  )
}

function RemoveForm({ open }: { readonly open: OpenForms }) {
  const form = useWatched(open.model).chosen?.form ?? null
  return (
    <Tool label={texts.removeForm} disabled={form === null} onPress={() => form !== null && open.removeForm(form)} />
  )
}

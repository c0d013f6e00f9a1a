import { useSyncExternalStore } from 'react'
import { useWatched } from '../useWatched.ts'
import { Tool } from '../workbench/Tool.tsx'
import { texts as common } from '../workbench/texts.ts'
import { OpenForms } from './openForms.ts'
import type { OpenOverall } from './openOverall.ts'
import { texts } from './texts.ts'

/** What can be done to the forms by mouse; every button says its keys. */
export function FormsToolbar({ open }: { readonly open: OpenForms | OpenOverall }) {
  const active = useSyncExternalStore(open.controller.subscribe, () => open.controller.active)
  // What an indicator is added to follows what the form has.
  useWatched<object>(open.model)
  const next = open.nextIndicator
  const isInTask = active !== null && open.isListed(active.row) && !open.isIndicator(active.row)
  return (
    <>
      <Tool label={common.undo} keys="Ctrl+Z" onPress={() => open.undo()} />
      <Tool label={common.redo} keys="Ctrl+Y" onPress={() => open.redo()} />
      <i className="toolbar-gap" />
      {open instanceof OpenForms ? null : (
        <Tool
          label={texts.addTask}
          keys={isInTask ? 'Ctrl+Enter' : undefined}
          onPress={() => (isInTask ? open.addBeside() : open.addTask())}
        />
      )}
      <Tool
        label={texts.addIndicator}
        about={next === null ? texts.addNeedsForm : texts.addIn(next.group.level2)}
        keys={next?.behind == null ? undefined : 'Ctrl+Enter'}
        disabled={next === null}
        onPress={() => open.addNext()}
      />
      {open instanceof OpenForms ? <RemoveForm open={open} /> : null}
    </>
  )
}

function RemoveForm({ open }: { readonly open: OpenForms }) {
  const form = useWatched(open.model).chosen?.form ?? null
  // Without a form there is nothing to delete, and nothing to add to either: one sentence says it for both.
  if (form === null) return <span className="toolbar-why">{texts.addNeedsForm}</span>
  return <Tool label={texts.removeForm} onPress={() => open.removeForm(form)} />
}

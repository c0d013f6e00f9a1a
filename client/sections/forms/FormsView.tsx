import '../../ui/button.css'
import './forms.css'
import type { ReactNode } from 'react'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useWatched } from '../useWatched.ts'
import { FormList } from './FormList.tsx'
import { FormPage } from './FormPage.tsx'
import type { OpenForms } from './openForms.ts'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenForms
  readonly context: SheetContext
  /** What stands above it on paper. */
  readonly printTitle: ReactNode
  readonly onJump: (cell: string) => void
}

/** The performance forms of a section: its projects on the left, the form of one of them on the right. */
export function FormsView({ open, context, printTitle, onJump }: Props) {
  const { entries, chosen, terms, behind } = useWatched(open.model)
  if (chosen === null) return <p className="workbench-state">{texts.nothing}</p>
  return (
    <div className={open.writable ? 'forms' : 'forms forms-read-only'}>
      <FormList open={open} entries={entries} chosen={chosen} />
      {/* Another form is read from its beginning. */}
      <div key={chosen.key} className="form-scroller">
        <FormPage
          open={open}
          entry={chosen}
          terms={terms}
          behind={behind}
          context={context}
          printTitle={printTitle}
          onJump={onJump}
        />
      </div>
    </div>
  )
}

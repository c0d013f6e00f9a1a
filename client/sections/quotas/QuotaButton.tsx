import { lazy, Suspense, useState } from 'react'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { texts } from './texts.ts'

const QuotaDialog = lazy(async () => ({ default: (await import('./QuotaDialog.tsx')).QuotaDialog }))

interface Props {
  readonly document: SectionDocument
  readonly context: SheetContext
  readonly printed: boolean
  /** Enters what is being typed; false where it is refused. */
  readonly leave: () => boolean
  readonly onClosed: () => void
}

/** Opens the public funds by heads and quotas. */
export function QuotaButton({ document, context, printed, leave, onClosed }: Props) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          if (!leave()) return
          setWanted(true)
          setOpen(true)
        }}
      >
        {texts.button}
      </button>
      {wanted ? (
        <Suspense fallback={null}>
          <QuotaDialog
            document={document}
            context={context}
            printed={printed}
            open={open}
            onClose={() => {
              setOpen(false)
              onClosed()
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}

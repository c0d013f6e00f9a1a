import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { PlainError } from '../app/PlainError.tsx'
import { sectionDetailQuery } from '../app/sectionDetail.ts'
import { useDocumentTitle } from '../ui/useDocumentTitle.ts'
import { StrandedEdits } from './late/StrandedEdits.tsx'
import { Workbench } from './workbench/Workbench.tsx'

/** A section with all its sheets: `/sections/:sectionId/:sheetId?cell=row:column`. */
export function SectionPage() {
  const { sectionId = '', sheetId } = useParams()
  const { data: detail } = useSuspenseQuery(sectionDetailQuery(sectionId))
  useDocumentTitle(detail.unitName)
  return <Workbench key={detail.id} detail={detail} sheetId={sheetId ?? null} />
}

/** A section that can't be shown, above all to whoever may not read it any more: their edits are still theirs. */
export function SectionRefused() {
  const { sectionId = '' } = useParams()
  return (
    <>
      <PlainError />
      <StrandedEdits key={sectionId} sectionId={sectionId} />
    </>
  )
}

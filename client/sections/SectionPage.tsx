import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { sectionDetailQuery } from '../app/sectionDetail.ts'
import { useDocumentTitle } from '../ui/useDocumentTitle.ts'
import { Workbench } from './workbench/Workbench.tsx'

/** A section with all its sheets: `/sections/:sectionId/:sheetId?cell=row:column`. */
export function SectionPage() {
  const { sectionId = '', sheetId } = useParams()
  const { data: detail } = useSuspenseQuery(sectionDetailQuery(sectionId))
  useDocumentTitle(detail.unitName)
  return <Workbench key={detail.id} detail={detail} sheetId={sheetId ?? null} />
}

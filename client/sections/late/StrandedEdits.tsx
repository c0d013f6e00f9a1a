import './late.css'
import '../../ui/page.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as Y from 'yjs'
import { useSession } from '../../app/session.tsx'
import { SectionDocument } from '../collab/sectionDocument.ts'
import { Observable } from '../observable.ts'
import { keptDetail } from '../offline/keptDetail.ts'
import { dropStranded, type Stranded, strandedPieces } from '../offline/strandedPieces.ts'
import { sectionContext } from '../workbench/sectionContext.ts'
import { lateClaims } from './lateClaims.ts'
import { RefusedEdits } from './RefusedEdits.tsx'
import { refusedLines } from './refusedLines.ts'
import { texts } from './texts.ts'

/** Edits of a section that can't be opened, which only this machine has; nothing where there are none. */
export function StrandedEdits({ sectionId }: { readonly sectionId: string }) {
  const { userId } = useSession()
  const [dropped, setDropped] = useState(false)
  const { data } = useQuery({
    queryKey: ['stranded', userId, sectionId],
    queryFn: async () => ({
      stranded: await strandedPieces(userId, sectionId),
      detail: await keptDetail(userId, sectionId),
    }),
    staleTime: 0,
  })
  if (data === undefined || dropped || data.stranded.pieces.length === 0) return null
  const { stranded, detail } = data
  const lines = refusedLines({ claims: lateClaims(stranded.pieces) }, contextOf(stranded, detail?.templateYear))
  return (
    <div className="panel stranded">
      <RefusedEdits
        lines={lines}
        sentence={texts.stranded(lines.length)}
        name={detail?.unitName ?? sectionId}
        onRetry={() => window.location.reload()}
        onDrop={() =>
          void dropStranded(userId, stranded.pieces).then(
            () => setDropped(true),
            (error: unknown) => console.error('Edits could not be taken from the local store', error),
          )
        }
      />
    </div>
  )
}

/** What names the cells of the section as its author saw it; null where this machine does not know its year any more. */
function contextOf({ updates, pieces }: Stranded, templateYear: number | undefined) {
  if (templateYear === undefined) return null
  const doc = new Y.Doc()
  for (const update of [...updates, ...pieces.map((piece) => piece.update)]) Y.applyUpdate(doc, update)
  const document = new SectionDocument(
    doc,
    () => '',
    () => undefined,
  )
  return sectionContext(document, templateYear, new Observable('wan'))
}

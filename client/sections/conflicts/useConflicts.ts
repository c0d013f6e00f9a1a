import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { askAnew } from '../../app/askAnew.ts'
import { useServerEvent } from '../../app/events.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import { useResource } from '../useResource.ts'
import { ConflictBook } from './conflictBook.ts'
import { conflictsQuery } from './conflictsQuery.ts'

/** The conflicts of an open section as the server tells them, kept up with its events; null for one rendering. */
export function useConflicts(session: SectionSession): ConflictBook | null {
  const { id } = session.detail
  const queryClient = useQueryClient()
  const book = useResource(useCallback(() => new ConflictBook(session.document), [session]))
  const { data } = useQuery(conflictsQuery(id))
  useServerEvent('section:conflicts', ({ sectionId }) => {
    if (sectionId === id) void askAnew(queryClient, conflictsQuery(id).queryKey)
  })
  useEffect(() => {
    if (data !== undefined) book?.tell(data.conflicts)
  }, [book, data])
  return book
}

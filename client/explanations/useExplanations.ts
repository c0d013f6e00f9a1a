import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ExplanationBook } from './explanationBook.ts'
import { explanationsQuery } from './explanationsQuery.ts'

/** What was said about the warnings of a section; null until it is known. */
export function useExplanations(sectionId: string): ExplanationBook | null {
  const { data } = useQuery(explanationsQuery({ section: sectionId }))
  return useMemo(() => (data === undefined ? null : new ExplanationBook(data)), [data])
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { boardQuery } from './boardQuery.ts'

export function BoardPage() {
  const { data } = useSuspenseQuery(boardQuery)
  return <h1>{data.department.name}</h1>
}

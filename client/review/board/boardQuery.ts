import { Board } from '@hesuan/shared/api/board.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'

/** The department's board: every section that the person may see, with its status and totals. */
export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => request(Board, '/api/board', { signal }),
})

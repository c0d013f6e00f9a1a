import { Board } from '@hesuan/shared/api/board.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'
import { withRound } from '../../app/round.ts'

/** Of the boards of all rounds. */
export const BOARDS = ['board'] as const

/** The department's board in a round (null: the present one): every section that the person may see, with its totals. */
export const boardQuery = (round: string | null) =>
  queryOptions({
    queryKey: [...BOARDS, round],
    queryFn: ({ signal }) => request(Board, withRound('/api/board', round), { signal }),
  })

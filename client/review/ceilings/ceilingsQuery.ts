import { Ceilings } from '@hesuan/shared/api/ceilings.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'
import { withRound } from '../../app/round.ts'

/** The ceilings of a round (null: the present one) that the person may know. */
export const ceilingsQuery = (round: string | null) =>
  queryOptions({
    queryKey: ['ceilings', round],
    queryFn: ({ signal }) => request(Ceilings, withRound('/api/ceilings', round), { signal }),
  })

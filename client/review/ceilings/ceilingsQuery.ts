import { Ceilings } from '@hesuan/shared/api/ceilings.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'

/** The ceilings of the present round that the person may know. */
export const ceilingsQuery = queryOptions({
  queryKey: ['ceilings'],
  queryFn: ({ signal }) => request(Ceilings, '/api/ceilings', { signal }),
})

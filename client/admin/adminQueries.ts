import { Administration, AdminRules } from '@hesuan/shared/api/admin.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../app/request.ts'

/** Users, units, years and what was done to them. */
export const adminQuery = queryOptions({
  queryKey: ['admin'],
  queryFn: ({ signal }) => request(Administration, '/api/admin', { signal }),
})

/** The rules of a year as they are set. */
export const adminRulesQuery = (year: number) =>
  queryOptions({
    queryKey: ['admin', 'rules', year],
    queryFn: ({ signal }) => request(AdminRules, `/api/admin/rules/${year}`, { signal }),
  })

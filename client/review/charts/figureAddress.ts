import type { PublishedFigure } from '@hesuan/shared/pictures/publishedFigure.ts'
import { withSearch } from '../basis.ts'

/** What an address says of one picture alone: another one, or a table, knows nothing of it. */
const OF_ONE_PICTURE = { by: null, of: null, per: null, digits: null } as const

/** The address of another picture: same basis, same round, same unit of amounts. */
export const keptSearch = (search: URLSearchParams): string => withSearch(search, OF_ONE_PICTURE).toString()

/**
 * Where a figure stands in the published tables, with its source opened beside it: same basis, same round.
 * @param round another one; null or absent: the same
 */
export const figureAddress = (
  { table, copy, row, column }: PublishedFigure,
  search: URLSearchParams,
  round?: string | null,
) => ({
  pathname: `/tables/${table}`,
  search: withSearch(search, {
    ...OF_ONE_PICTURE,
    in: null,
    form: copy === '' ? null : copy,
    row,
    column,
    ...(round == null ? {} : { round }),
  }).toString(),
})

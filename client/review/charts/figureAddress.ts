import type { PublishedFigure } from '@hesuan/shared/pictures/publishedFigure.ts'
import { withSearch } from '../basis.ts'

/** What an address says of one picture alone: another one, or a table, knows nothing of it. */
const OF_ONE_PICTURE = { by: null, of: null, per: null } as const

/** The address of another picture: same basis, same round, same unit of amounts. */
export const keptSearch = (search: URLSearchParams): string => withSearch(search, OF_ONE_PICTURE).toString()

/** Where a figure stands in the published tables, with its source opened beside it: same basis, same round. */
export const figureAddress = ({ table, copy, row, column }: PublishedFigure, search: URLSearchParams) => ({
  pathname: `/tables/${table}`,
  search: withSearch(search, {
    ...OF_ONE_PICTURE,
    unit: null,
    form: copy === '' ? null : copy,
    row,
    column,
  }).toString(),
})

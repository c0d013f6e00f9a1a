import { type Expression, type RawBuilder, sql } from 'kysely'

/** A column of 分 as text, so that no driver turns an amount into a binary floating-point number. */
export const fenText = (column: Expression<unknown>): RawBuilder<string> => sql<string>`cast(${column} as text)`

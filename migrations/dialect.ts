import { type RawBuilder, sql } from 'kysely'

/** The databases that every migration runs on. */
export type MigrationDialect = 'sqlite' | 'postgres'

interface Types {
  /** A counter or a flag. */
  readonly integer: 'integer'
  /** A whole number beyond 32 bits: amounts in 分, Yjs clientIDs. */
  readonly bigint: RawBuilder<unknown>
  readonly bytes: RawBuilder<unknown>
  /** A primary key that counts up by itself. */
  readonly serial: RawBuilder<unknown>
  /** A moment as the identity library keeps it; our own tables keep ISO 8601 text. */
  readonly libraryTime: RawBuilder<unknown>
  readonly libraryFlag: RawBuilder<unknown>
  /** Behind every `create table`. SQLite checks the types of columns only where it is told to. */
  readonly tableEnd: RawBuilder<unknown>
}

/** How each database names the column types that the migrations use. */
export const TYPES: Record<MigrationDialect, Types> = {
  sqlite: {
    integer: 'integer',
    bigint: sql`integer`,
    bytes: sql`blob`,
    serial: sql`integer`,
    libraryTime: sql`text`,
    libraryFlag: sql`integer`,
    tableEnd: sql`strict`,
  },
  postgres: {
    integer: 'integer',
    bigint: sql`bigint`,
    bytes: sql`bytea`,
    serial: sql`bigserial`,
    libraryTime: sql`timestamptz`,
    libraryFlag: sql`boolean`,
    tableEnd: sql``,
  },
}

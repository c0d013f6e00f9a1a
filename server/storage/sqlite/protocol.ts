/** What travels between the server and a thread that holds an SQLite connection. */
export type SqliteValue = string | number | bigint | Uint8Array | null

export interface SqliteWorkerData {
  readonly file: string
  /** `write` creates the file where there is none; `read` cannot change anything. */
  readonly mode: 'write' | 'read'
}

export interface SqliteRequest {
  readonly id: number
  readonly sql: string
  readonly parameters: readonly SqliteValue[]
}

export type SqliteReply =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-open'; readonly message: string; readonly code: string }
  | {
      readonly kind: 'rows'
      readonly id: number
      readonly rows: readonly Record<string, SqliteValue>[]
      readonly changes: number
      readonly insertId: bigint | null
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly code: string }

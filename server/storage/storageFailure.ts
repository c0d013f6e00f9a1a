/** Why there is no database to work with: a sentence for whoever started the program, the cause for the log. */
export class StorageFailure extends Error {
  readonly code: 'unreachable' | 'not-a-database' | 'unreadable' | 'newer-schema' | 'migration-failed'
  constructor(code: StorageFailure['code'], message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'StorageFailure'
    this.code = code
  }
}

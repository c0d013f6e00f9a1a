/** Two people wrote one cell without having seen each other's value. */
export interface Conflict {
  readonly id: number
  readonly cell: string | null
  /** One sentence of the server, with both values. */
  readonly message: string
}

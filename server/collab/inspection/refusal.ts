/** Why an update is not accepted. The whole update is refused, never a part of it. */
export interface UpdateRefusal {
  readonly code:
    | 'malformed-update'
    /** New structs under a clientID that is not this user's. */
    | 'foreign-author'
    /** A key, a column or a row that this section's template does not have, or that nobody may write. */
    | 'unknown-place'
    /** Removes what its own writes don't replace. */
    | 'foreign-delete'
    | 'too-large'
  /** For the log and the table of refusals; never shown to anybody. */
  readonly detail: string
}

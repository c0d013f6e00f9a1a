/** One entry of a classification of budget items (科目): its parent is the longest known proper prefix of its code. */
export interface ClassificationEntry {
  /** Digits only: 3/5/7 for functional (类/款/项), 3/5 for economic (类/款). */
  readonly code: string
  readonly name: string
  /** Other names in use: older years', with a suffix in brackets, as printed elsewhere. */
  readonly synonyms?: readonly string[]
}

/** A code list of one year, as a tree by prefix. */
export interface Classification {
  readonly year: number
  readonly kind: 'functional' | 'economic'
  readonly entries: readonly ClassificationEntry[]
}

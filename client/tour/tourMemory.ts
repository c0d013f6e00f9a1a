/** Whether this person has seen the tour in this browser, or said that they don't want it. */
export class TourMemory {
  readonly #key: string
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>

  constructor(userId: string, storage: Pick<Storage, 'getItem' | 'setItem'> = window.localStorage) {
    this.#key = `hesuan.${userId}.tour`
    this.#storage = storage
  }

  /** Where nothing can be read the tour is not offered: it would be offered for ever. */
  isDone(): boolean {
    try {
      return this.#storage.getItem(this.#key) !== null
    } catch (error) {
      console.warn('The preferences of this browser could not be read', error)
      return true
    }
  }

  keepDone(): void {
    try {
      this.#storage.setItem(this.#key, 'done')
    } catch (error) {
      console.warn('The preferences of this browser could not be kept', error)
    }
  }
}

/** A value that somebody watches: the bridge from the plain objects of a section to React. */
export interface Watched<T> {
  readonly value: T
  /** Calls the listener after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export class Observable<T> implements Watched<T> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  get value(): T {
    return this.#value
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

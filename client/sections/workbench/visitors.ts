import type { Person } from '../collab/presence.ts'
import { Observable, type Watched } from '../observable.ts'
import type { Visitor } from '../sheet/sheetSource.ts'

/** Who is in which cell, by the key of the cell; of several in one cell all are named. */
export class Visitors {
  readonly #people: Watched<readonly Person[]>
  readonly #byCell: Observable<ReadonlyMap<string, Visitor>>
  readonly destroy: () => void

  constructor(people: Watched<readonly Person[]>) {
    this.#people = people
    this.#byCell = new Observable(visitorsOf(people.value))
    this.destroy = people.subscribe(() => this.#byCell.set(visitorsOf(this.#people.value)))
  }

  get byCell(): Watched<ReadonlyMap<string, Visitor>> {
    return this.#byCell
  }
}

function visitorsOf(people: readonly Person[]): ReadonlyMap<string, Visitor> {
  const found = new Map<string, Visitor>()
  for (const { cell, displayName, colour, editing } of people) {
    if (cell === null) continue
    const there = found.get(cell)
    found.set(cell, {
      name: together(there?.name ?? '', displayName),
      editing: editing ? together(there?.editing ?? '', displayName) : (there?.editing ?? ''),
      colour: there?.colour ?? colour,
    })
  }
  return found
}

const together = (names: string, name: string): string => (names === '' ? name : `${names}、${name}`)

import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import * as Y from 'yjs'
import { Observable, type Watched } from '../observable.ts'
import type { LiveCells } from '../sheet/sheetSource.ts'
import type { LiveFigures } from './computeLive.ts'
import { type CellMark, marksOf } from './findingMarks.ts'
import type { LiveRequest, LiveSection } from './liveMessages.ts'

/** The latest figures of the worker, as the sheets and the panel read them. */
export class LiveComputation implements LiveCells {
  readonly #worker = new Worker(new URL('./liveWorker.ts', import.meta.url), { type: 'module' })
  readonly #doc: Y.Doc
  readonly #unitCode: string
  readonly #figures = new Observable<LiveFigures | null>(null)
  readonly #failed = new Observable<boolean>(false)
  readonly #listeners = new Set<(cells: ReadonlySet<string>) => void>()
  #marks: ReadonlyMap<string, CellMark> = new Map()

  constructor(doc: Y.Doc, section: LiveSection) {
    this.#doc = doc
    this.#unitCode = section.unitCode
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LiveFigures>) => this.#take(data))
    this.#worker.addEventListener('error', (event) => {
      console.error('The live figures could not be computed', event.message)
      this.#failed.set(true)
    })
    this.#send({ kind: 'open', section, state: Y.encodeStateAsUpdate(doc) })
    doc.on('update', this.#forward)
  }

  /** Null until the first ones are there. */
  get figures(): Watched<LiveFigures | null> {
    return this.#figures
  }

  /** True after a computation that failed: the page then says that figures may be out of date. */
  get failed(): Watched<boolean> {
    return this.#failed
  }

  standIn(around: DepartmentInput): void {
    this.#send({ kind: 'around', around })
  }

  value(row: string, column: string): string {
    return this.#figures.value?.values.get(`${row}:${column}`) ?? ''
  }

  mark(cell: string): CellMark | null {
    return this.#marks.get(cell) ?? null
  }

  onChange(listener: (cells: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#doc.off('update', this.#forward)
    this.#worker.terminate()
  }

  readonly #forward = (update: Uint8Array) => this.#send({ kind: 'update', update })

  #send(request: LiveRequest): void {
    this.#worker.postMessage(request)
  }

  #take(figures: LiveFigures): void {
    const marks = marksOf(figures.findings, this.#unitCode)
    const changed = new Set([
      ...differing(this.#figures.value?.values ?? new Map(), figures.values, (a, b) => a === b),
      ...differing(this.#marks, marks, (a, b) => a.severity === b.severity && a.text === b.text),
    ])
    this.#marks = marks
    this.#figures.set(figures)
    this.#failed.set(false)
    if (changed.size > 0) for (const listener of this.#listeners) listener(changed)
  }
}

/** The keys whose values are not the same in both maps. */
function differing<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): string[] {
  const gone = [...before.keys()].filter((key) => !after.has(key))
  const other = [...after].filter(([key, value]) => {
    const known = before.get(key)
    return known === undefined || !same(known, value)
  })
  return [...gone, ...other.map(([key]) => key)]
}

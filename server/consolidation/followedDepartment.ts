import { type CheckOutcome, checkSource } from '@hesuan/shared/checks/runChecks.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { LiveSource } from '@hesuan/shared/consolidation/liveSource.ts'
import type { Summary } from '@hesuan/shared/consolidation/measure.ts'
import { TrackingMemory } from '@hesuan/shared/consolidation/memory.ts'
import { publishFrom } from '@hesuan/shared/consolidation/publish.ts'
import type { PrintedFigure, TableView } from '@hesuan/shared/consolidation/publishedTable.ts'
import { type MeasureSource, measureSource } from '@hesuan/shared/consolidation/source.ts'
import type { Template } from '@hesuan/shared/template/template.ts'

/** What follows from one state of a department; computed when it is asked for, once. */
export interface DepartmentFigures {
  source(): MeasureSource
  tables(): readonly TableView[]
  outcome(): CheckOutcome
}

/** @param summaries of sections whose summary is stored, by unit code */
export function figuresOf(
  template: Template,
  input: DepartmentInput,
  summaries: ReadonlyMap<string, Summary> = new Map(),
): DepartmentFigures {
  const source = once(() => measureSource(template, input, summaries))
  return { source, tables: once(() => publishFrom(source())), outcome: once(() => checkSource(source())) }
}

/**
 * A department that is followed from one state to the next: of each, only what differs from the one before is computed.
 * Whoever still holds an earlier state gets that one's figures, computed as a whole.
 */
export class FollowedDepartment {
  #present: {
    readonly template: Template
    readonly source: LiveSource
    readonly memory: TrackingMemory
    readonly printed: readonly PrintedFigure[]
  } | null = null
  #states = 0

  take(template: Template, input: DepartmentInput, summaries?: ReadonlyMap<string, Summary>): DepartmentFigures {
    const { source, memory } = this.#follow(template, input)
    const state = ++this.#states
    const whole = figuresOf(template, input, summaries)
    const isPresent = () => state === this.#states
    return {
      source: () => (isPresent() ? source : whole.source()),
      tables: once(() => (isPresent() ? publishFrom(source, memory) : whole.tables())),
      outcome: once(() => {
        if (!isPresent()) return whole.outcome()
        const outcome = checkSource(source, {}, memory)
        return {
          findings: outcome.findings,
          coverage: outcome.coverage,
          // Equal checks are told when somebody asks for them: that may be later.
          get results() {
            return (isPresent() ? outcome : whole.outcome()).results
          },
        }
      }),
    }
  }

  #follow(template: Template, input: DepartmentInput) {
    const present = this.#present
    // A publication is read from the database anew each time; it stays the same object as long as it says the same.
    const printed = input.printed ?? []
    const known = present?.printed ?? []
    const kept = { ...input, printed: JSON.stringify(known) === JSON.stringify(printed) ? known : printed }
    if (present !== null && present.template === template) {
      present.source.take(kept)
      this.#present = { ...present, printed: kept.printed }
    } else {
      const memory = new TrackingMemory()
      this.#present = { template, memory, source: new LiveSource(template, kept, memory), printed: kept.printed }
    }
    return this.#present
  }
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

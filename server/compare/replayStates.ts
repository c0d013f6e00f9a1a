import type { StoredState, TakenBack } from '../storage/departmentStates.ts'

/** A binding state of a department: what brought it about, and the submission of each section that it was made from. */
export interface ReplayedState {
  readonly id: number
  readonly at: string
  readonly action: 'submit' | 'withdraw' | 'return'
  readonly sectionId: string
  readonly by: string
  /** By section. */
  readonly submissions: ReadonlyMap<string, Submission>
}

type Submission = NonNullable<StoredState['submission']>

/**
 * The binding states of a round, oldest first: one a submission, and one each time that a submission was taken back.
 * Consolidations that were stored for another reason (a ceiling, a setting of a rule) have the tables of the one before
 * and are no states of their own.
 * @param stored in the order in which they were made; one that took a submission back has the time of that step
 */
export function replayStates(stored: readonly StoredState[], takenBack: readonly TakenBack[]): ReplayedState[] {
  const waiting = Map.groupBy(takenBack, ({ at }) => at)
  const states: ReplayedState[] = []
  let submissions: ReadonlyMap<string, Submission> = new Map()
  for (const { id, at, submission } of stored) {
    if (submission !== null) {
      submissions = new Map(submissions).set(submission.sectionId, submission)
      states.push({ id, at, action: 'submit', sectionId: submission.sectionId, by: submission.by, submissions })
      continue
    }
    const step = waiting.get(at)?.shift()
    if (step === undefined) continue
    submissions = new Map([...submissions].filter(([section]) => section !== step.sectionId))
    states.push({ id, at, action: step.action, sectionId: step.sectionId, by: step.by, submissions })
  }
  return states
}

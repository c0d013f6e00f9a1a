/** A section as the queue drives it. */
export interface QueuedTarget<Outcome> {
  /** Whether something has come that is in no transaction yet. */
  readonly waiting: boolean
  /** It is committed. Whatever waits then comes in the next one. */
  settle(outcome: Outcome): void
  /** It failed: the document is read anew, and what was taken is to be taken again. Rejects where that fails too. */
  recover(): Promise<void>
  /** It failed for good; nothing of what was taken is on disk, and nobody is told that it is. */
  fail(cause: unknown): Promise<void>
}

export interface AppendQueue<Target> {
  /** Something waits in this section. */
  push(target: Target): void
  /** Resolves when nothing waits and nothing is under way. */
  drained(): Promise<void>
}

/** One transaction over some sections: what became of each, in their order, after the commit. */
type Append<Outcome, Target> = (targets: readonly Target[]) => Promise<readonly Outcome[]>

/** How many sections share a commit at most: a batch that is too long keeps everybody in it waiting. */
const MOST_SECTIONS = 64

/**
 * Adaptive group commit: as soon as a transaction has returned, whatever has come meanwhile goes into the next one. One
 * quiet editor waits for one commit, a crowd shares them, and there is no fixed delay.
 * @param lanes `one`: all sections share each commit, since the database has one writer (SQLite). `each`: sections commit
 *   side by side (PostgreSQL)
 * @param broken told of what a target throws where it must not
 */
export function createAppendQueue<Outcome, Target extends QueuedTarget<Outcome>>(
  lanes: 'one' | 'each',
  append: Append<Outcome, Target>,
  broken: (cause: unknown) => void,
): AppendQueue<Target> {
  const running = new Map<Target | 'one', Set<Target>>()
  let idle: (() => void)[] = []

  const run = async (lane: Set<Target>, key: Target | 'one') => {
    while (lane.size > 0) {
      const group = [...lane].slice(0, MOST_SECTIONS)
      for (const target of group) lane.delete(target)
      // A mistake of ours in telling people must not stop everybody else's edits.
      await commit(group, append).catch(broken)
      for (const target of group) if (target.waiting) lane.add(target)
    }
    running.delete(key)
    if (running.size > 0) return
    for (const resolve of idle) resolve()
    idle = []
  }
  return {
    push: (target) => {
      const key = lanes === 'one' ? 'one' : target
      const lane = running.get(key)
      if (lane !== undefined) {
        lane.add(target)
        return
      }
      const fresh = new Set([target])
      running.set(key, fresh)
      void run(fresh, key)
    },
    drained: () => (running.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
  }
}

async function commit<Outcome, Target extends QueuedTarget<Outcome>>(
  group: readonly Target[],
  append: Append<Outcome, Target>,
): Promise<void> {
  let outcomes: readonly Outcome[]
  try {
    outcomes = await append(group)
  } catch (cause) {
    // Once more, each by itself: the trouble may have passed, or be one section's alone.
    for (const target of group) await retry(target, append, cause)
    return
  }
  settle(group, outcomes)
}

async function retry<Outcome, Target extends QueuedTarget<Outcome>>(
  target: Target,
  append: Append<Outcome, Target>,
  first: unknown,
): Promise<void> {
  let outcomes: readonly Outcome[]
  try {
    await target.recover()
    outcomes = await append([target])
  } catch (cause) {
    await target.fail(new AggregateError([first, cause], 'a section could not be written'))
    return
  }
  settle([target], outcomes)
}

function settle<Outcome>(group: readonly QueuedTarget<Outcome>[], outcomes: readonly Outcome[]): void {
  for (const [index, target] of group.entries()) {
    const outcome = outcomes[index]
    if (outcome !== undefined) target.settle(outcome)
  }
}

import type { AppendOutcome, AppendTarget } from './appendTransaction.ts'
import type { FrameSource } from './queuedFrame.ts'

/** A section as the queue drives it. */
export interface QueuedTarget<Source extends FrameSource> extends AppendTarget<Source> {
  /** It is committed. Whatever waits then comes in the next one. */
  settle(outcome: AppendOutcome<Source>): void
  /** It failed: the document is read anew, and what was taken is to be taken again. Rejects where that fails too. */
  recover(): Promise<void>
  /** It failed for good; nothing of what was taken is on disk, and nobody is told that it is. */
  fail(cause: unknown): Promise<void>
  /** Whether something has come that is in no transaction yet. */
  readonly waiting: boolean
}

export interface AppendQueue<Target> {
  /** Something waits in this section. */
  push(target: Target): void
  /** Resolves when nothing waits and nothing is under way. */
  drained(): Promise<void>
}

/** How many sections share a commit at most: a batch that is too long keeps everybody in it waiting. */
const MOST_SECTIONS = 64

/**
 * Adaptive group commit: as soon as a transaction has returned, whatever has come meanwhile goes into the next one. One
 * quiet editor waits for one commit, a crowd shares them, and there is no fixed delay.
 * @param lanes `one`: all sections share each commit, since the database has one writer (SQLite). `each`: sections commit
 *   side by side (PostgreSQL)
 * @param broken told of what a target throws where it must not
 */
export function createAppendQueue<Source extends FrameSource, Target extends QueuedTarget<Source>>(
  lanes: 'one' | 'each',
  append: (targets: readonly Target[]) => Promise<readonly AppendOutcome<Source>[]>,
  broken: (cause: unknown) => void,
): AppendQueue<Target> {
  const running = new Map<Target | 'one', Lane<Target>>()
  let idle: (() => void)[] = []

  const run = async (lane: Lane<Target>, key: Target | 'one') => {
    while (lane.waiting.size > 0) {
      const group = [...lane.waiting].slice(0, MOST_SECTIONS)
      for (const target of group) lane.waiting.delete(target)
      // A mistake of ours in telling people must not stop everybody else's edits.
      await commit(group, append).catch(broken)
      for (const target of group) if (target.waiting) lane.waiting.add(target)
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
      if (lane !== undefined) return void lane.waiting.add(target)
      const fresh: Lane<Target> = { waiting: new Set([target]) }
      running.set(key, fresh)
      void run(fresh, key)
    },
    drained: () => (running.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
  }
}

interface Lane<Target> {
  readonly waiting: Set<Target>
}

async function commit<Source extends FrameSource, Target extends QueuedTarget<Source>>(
  group: readonly Target[],
  append: (targets: readonly Target[]) => Promise<readonly AppendOutcome<Source>[]>,
): Promise<void> {
  let outcomes: readonly AppendOutcome<Source>[]
  try {
    outcomes = await append(group)
  } catch (cause) {
    // Once more, each by itself: the trouble may have passed, or be one section's alone.
    for (const target of group) await retry(target, append, cause)
    return
  }
  settle(group, outcomes)
}

async function retry<Source extends FrameSource, Target extends QueuedTarget<Source>>(
  target: Target,
  append: (targets: readonly Target[]) => Promise<readonly AppendOutcome<Source>[]>,
  first: unknown,
): Promise<void> {
  let outcomes: readonly AppendOutcome<Source>[]
  try {
    await target.recover()
    outcomes = await append([target])
  } catch (cause) {
    await target.fail(new AggregateError([first, cause], 'a section could not be written'))
    return
  }
  settle([target], outcomes)
}

function settle<Source extends FrameSource>(
  group: readonly QueuedTarget<Source>[],
  outcomes: readonly AppendOutcome<Source>[],
): void {
  for (const [index, target] of group.entries()) {
    const outcome = outcomes[index]
    if (outcome !== undefined) target.settle(outcome)
  }
}

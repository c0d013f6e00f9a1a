import { describe, expect, it } from 'vitest'
import { createAppendQueue, type QueuedTarget } from './appendQueue.ts'

/** A section that counts what waits; the append of this test is held up, and fails, where the test says so. */
class Target implements QueuedTarget<number> {
  readonly name: string
  readonly told: string[] = []
  queued = 0
  taken = 0
  recovers = true
  constructor(name: string) {
    this.name = name
  }
  get waiting(): boolean {
    return this.queued > 0
  }
  settle(outcome: number): void {
    this.told.push(`saved ${outcome}`)
  }
  async recover(): Promise<void> {
    this.told.push('read again')
    if (!this.recovers) throw new Error('cannot be read')
    this.queued += this.taken
  }
  async fail(): Promise<void> {
    this.told.push('failed')
    this.queued = 0
  }
}

function queueOf(lanes: 'one' | 'each') {
  const commits: string[] = []
  const gates: (() => void)[] = []
  const broken: unknown[] = []
  let failures = 0
  const append = async (targets: readonly Target[]) => {
    for (const target of targets) {
      target.taken = target.queued
      target.queued = 0
    }
    commits.push(targets.map(({ name, taken }) => `${name}:${taken}`).join(' '))
    await new Promise<void>((resolve) => gates.push(resolve))
    if (failures > 0) {
      failures--
      throw new Error('the disk is full')
    }
    return targets.map(({ taken }) => taken)
  }
  const queue = createAppendQueue<number, Target>(lanes, append, (cause) => void broken.push(cause))
  return {
    queue,
    commits,
    broken,
    push: (...targets: Target[]) => {
      for (const target of targets) {
        target.queued++
        queue.push(target)
      }
    },
    /** Lets the transactions that are under way return. */
    commit: async () => {
      for (const release of gates.splice(0)) release()
      await new Promise((resolve) => setImmediate(resolve))
    },
    failNext: (count: number) => {
      failures = count
    },
  }
}

describe('the append queue', () => {
  it('[COL-34] commits a quiet edit at once, and what came meanwhile together', async () => {
    const { push, commit, commits } = queueOf('one')
    const a = new Target('a')
    push(a)
    expect(commits).toEqual(['a:1'])
    push(a, a, a)
    await commit()
    expect(commits).toEqual(['a:1', 'a:3'])
    await commit()
    expect(a.told).toEqual(['saved 1', 'saved 3'])
  })

  it('[COL-34] lets sections share a commit where the database has one writer, and commit side by side elsewhere', async () => {
    const [a, b] = [new Target('a'), new Target('b')]
    const one = queueOf('one')
    one.push(a, b)
    await one.commit()
    one.push(a)
    await one.commit()
    expect(one.commits).toEqual(['a:1', 'b:1', 'a:1'])
    const each = queueOf('each')
    each.push(a, b)
    expect(each.commits).toEqual(['a:1', 'b:1'])
    await each.commit()

    const shared = queueOf('one')
    const c = new Target('c')
    shared.push(c)
    shared.push(a, b)
    await shared.commit()
    expect(shared.commits).toEqual(['c:1', 'a:1 b:1'])
    await shared.commit()
  })

  it('[COL-35] tries each section again by itself after a failure, with its document read anew', async () => {
    const { push, commit, commits, failNext, broken } = queueOf('one')
    const [a, b, c] = [new Target('a'), new Target('b'), new Target('c')]
    push(c)
    push(a, b)
    await commit()
    failNext(2)
    await commit()
    expect(commits.slice(1)).toEqual(['a:1 b:1', 'a:1'])
    await commit()
    await commit()
    expect(a.told).toEqual(['read again', 'failed'])
    expect(b.told).toEqual(['read again', 'saved 1'])
    expect(broken).toEqual([])
  })

  it('[COL-35] gives a section up whose document can’t be read again, and goes on with the others', async () => {
    const { push, commit, failNext } = queueOf('one')
    const [a, b] = [new Target('a'), new Target('b')]
    a.recovers = false
    push(a)
    failNext(1)
    await commit()
    expect(a.told).toEqual(['read again', 'failed'])
    push(b)
    await commit()
    expect(b.told).toEqual(['saved 1'])
  })

  it('[COL-34] says when nothing waits and nothing is under way', async () => {
    const { queue, push, commit } = queueOf('each')
    await queue.drained()
    const a = new Target('a')
    push(a)
    let drained = false
    const whenDrained = queue.drained().then(() => {
      drained = true
    })
    push(a)
    await commit()
    expect(drained).toBe(false)
    await commit()
    await whenDrained
    expect(a.told).toHaveLength(2)
  })
})

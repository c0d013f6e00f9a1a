import type { HistoryEntry, HistoryStep } from '@hesuan/shared/api/history.ts'
import { type Act, acts } from './changeText.ts'
import { texts } from './texts.ts'

/** What is told one below the other: what somebody changed in one go, or a step of the workflow. */
export type TimelineItem =
  | { readonly act: Act; readonly step: null }
  | { readonly act: null; readonly step: HistoryStep }

/**
 * Puts the steps of the workflow among the changes.
 * @param entries newest first
 * @param steps newest first; each comes above the changes that were made before it
 */
export function timeline(entries: readonly HistoryEntry[], steps: readonly HistoryStep[]): TimelineItem[] {
  const told: TimelineItem[] = []
  let next = 0
  const tellStepsBehind = (sequence: number) => {
    for (let step = steps[next]; step !== undefined && step.sequence >= sequence; step = steps[next]) {
      told.push({ act: null, step })
      next += 1
    }
  }
  for (const act of acts(entries)) {
    tellStepsBehind(act.entries[0]?.sequence ?? 0)
    told.push({ act, step: null })
  }
  tellStepsBehind(0)
  return told
}

/** «退回：请核对公用经费» */
export const stepText = ({ action, reason }: Pick<HistoryStep, 'action' | 'reason'>): string =>
  reason === null || reason === '' ? texts.step[action] : texts.stepWithReason(texts.step[action], reason)

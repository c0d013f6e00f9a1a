interface Edit {
  readonly sectionId: string
  readonly by: string
  readonly at: string
}

const EVERY_MS = 1_000

/**
 * Lets an edit of a section through at most once a second, the last one always: people type faster than anybody needs
 * to be told.
 */
export function createEditThrottle(tell: (edit: Edit) => void): { edited(edit: Edit): void; close(): void } {
  const quiet = new Map<string, { readonly timer: NodeJS.Timeout; latest: Edit | null }>()
  const begin = (sectionId: string) => {
    const timer = setTimeout(() => {
      const latest = quiet.get(sectionId)?.latest ?? null
      quiet.delete(sectionId)
      if (latest === null) return
      tell(latest)
      begin(sectionId)
    }, EVERY_MS)
    timer.unref()
    quiet.set(sectionId, { timer, latest: null })
  }
  return {
    edited: (edit) => {
      const waiting = quiet.get(edit.sectionId)
      if (waiting !== undefined) {
        waiting.latest = edit
        return
      }
      tell(edit)
      begin(edit.sectionId)
    },
    close: () => {
      for (const { timer } of quiet.values()) clearTimeout(timer)
      quiet.clear()
    },
  }
}

/**
 * The next frame for what comes from afar: at once where nothing came lately, else so long after the last time that a
 * crowd of people who type is shown in a few frames a second. Each frame that shows others' work makes one's own
 * keystroke wait.
 * @param apartMs the least time between two of these frames, in milliseconds
 */
export function spacedFrames(apartMs: number): (flush: () => void) => void {
  let last = Number.NEGATIVE_INFINITY
  return (flush) => {
    const run = () =>
      void requestAnimationFrame(() => {
        last = performance.now()
        flush()
      })
    const wait = last + apartMs - performance.now()
    if (wait <= 0) run()
    else setTimeout(run, wait)
  }
}

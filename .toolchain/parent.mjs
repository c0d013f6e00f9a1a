const EVERY_MS = 200

/**
 * Ends this process, in order, when the one that started it is gone. A signal to `npm start` reaches npm and its shell;
 * the shell dies of it without passing it on, and the server would stay behind with nobody to stop it.
 */
export function endWithParent() {
  // Started by hand it may outlive the shell on purpose (`node .toolchain/run.mjs start &`).
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, EVERY_MS)
  watch.unref()
}

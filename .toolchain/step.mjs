import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT } from './paths.mjs'

/** A step that failed: the reason in one line, empty when it is told already; `code` becomes the exit code. */
export class StepFailed extends Error {
  constructor(message, code = 1) {
    super(message)
    this.code = code
  }
}

/**
 * Runs a command and shows what it prints.
 * @param name what it is for, as a person reads it
 * @param options.quiet keep the output, and show it only when the command fails
 * @param options.outspoken the command says itself why it fails; only its exit code is passed on
 * @param options.hint what a person may look at first when it fails
 */
export function run(name, command, args, options = {}) {
  const { env = process.env, cwd = ROOT, quiet = false, outspoken = false, hint = '' } = options
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    let kept = ''
    if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (kept += chunk))
    const passOn = (signal) => child.kill(signal)
    // Ctrl+C reaches every process of the terminal by itself; a second one would cut an orderly end short.
    const stayForTheEnd = process.stdin.isTTY ? () => {} : passOn
    process.on('SIGTERM', passOn).on('SIGINT', stayForTheEnd)
    child.on('error', (error) => reject(new StepFailed(`${name}: ${error.message}`)))
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', passOn).off('SIGINT', stayForTheEnd)
      if (code === 0) return resolve()
      if (quiet) process.stderr.write(kept)
      const reason = outspoken ? '' : `${name} failed (${signal ?? `exit code ${code}`}). ${hint}`.trim()
      reject(new StepFailed(reason, code ?? 128 + constants.signals[signal]))
    })
  })
}

/** Does the jobs, so many at a time; after a failure no further one is begun. */
export async function atMost(count, jobs) {
  const waiting = [...jobs]
  const worker = async () => {
    try {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job()
    } finally {
      waiting.length = 0
    }
  }
  await Promise.all(Array.from({ length: count }, worker))
}

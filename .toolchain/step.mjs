import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'

/** A step that failed: the reason in one line; `code` becomes the exit code. */
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
 */
export function run(name, command, args, { env = process.env, cwd = ROOT, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    let kept = ''
    if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (kept += chunk))
    const forward = (signal) => child.kill(signal)
    process.on('SIGTERM', forward)
    process.on('SIGINT', forward)
    child.on('error', (error) => reject(new StepFailed(`${name}: ${error.message}`)))
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', forward)
      process.off('SIGINT', forward)
      if (code === 0) return resolve()
      if (quiet) process.stderr.write(kept)
      reject(new StepFailed(`${name} failed (${signal ?? `exit code ${code}`})`, code ?? 1))
    })
  })
}

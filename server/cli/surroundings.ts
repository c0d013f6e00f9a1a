import type { Readable } from 'node:stream'

/** What the command line touches of the process that it runs in. */
export interface Surroundings {
  /** The project's folder. */
  readonly root: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly input: Readable & { readonly isTTY?: boolean }
  /** A line on standard output: the result. */
  print(line: string): void
  /** A line on standard error: what went wrong. */
  complain(line: string): void
  readonly clock: () => Date
}

/** Ends a command with one sentence for the person who gave it. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
}

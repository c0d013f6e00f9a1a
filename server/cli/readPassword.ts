import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CommandRefused, type Surroundings } from './surroundings.ts'

/**
 * A password from standard input: asked for without an echo at a terminal, else the first line of what is piped in.
 * Never from an argument, which every user of the machine could read in the list of processes.
 */
export async function readPassword({ input, complain }: Surroundings): Promise<string> {
  const isTerminal = input.isTTY === true
  if (isTerminal) complain('请输入密码（不显示）：')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: isTerminal })
  try {
    for await (const line of lines) return line
  } finally {
    lines.close()
  }
  throw new CommandRefused('没有输入密码')
}

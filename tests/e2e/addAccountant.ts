import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunningServer } from './startServer.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** One more person of 701002, made as an administrator makes them: an accountant, unless another role is asked for. */
export async function addAccountant(
  server: RunningServer,
  username: string,
  name: string,
  role: 'accountant' | 'unitHead' = 'accountant',
): Promise<void> {
  const args = ['user', 'add', username, '--name', name, '--role', role, '--unit', '701002']
  const command = spawn(process.execPath, ['server/cli/main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, HESUAN_DATA_DIR: server.dataDir },
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  command.stdin.end(`${server.password}\n`)
  const [code] = await once(command, 'exit')
  if (code !== 0) throw new Error(`${username} could not be added`)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')
const START_DEADLINE_MS = 60_000

/** A real server in a process of its own, with a data directory of its own and the 2022 demonstration. */
export interface RunningServer {
  readonly url: string
  /** Of every demonstration user. */
  readonly password: string
  readonly dataDir: string
  /** Everything that the server has printed since it was started last. */
  output(): string
  /** Ends the process with this signal and waits until it is gone. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Starts it again on the same port and data directory. */
  restart(): Promise<void>
  /** Ends the process and removes the data directory. */
  stop(): Promise<void>
}

type Environment = Readonly<Record<string, string>>

/**
 * Starts `server/main.ts` on a free port; resolves when it is ready to serve.
 * @param more variables of the environment beside ours; they may depend on where it will be
 */
export async function startServer(more: Environment | ((url: string) => Environment) = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hesuan-e2e-'))
  const port = await freePort()
  const password = 'Budget-2022-demo'
  const url = `http://127.0.0.1:${port}`
  let printed = ''
  let child: ChildProcess | null = null

  const start = async () => {
    printed = ''
    const started = spawn(process.execPath, ['server/main.ts'], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: `${port}`,
        HESUAN_DATA_DIR: dataDir,
        HESUAN_DEMO_PASSWORD: password,
        ...(typeof more === 'function' ? more(url) : more),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
      })
    }
    const deadline = performance.now() + START_DEADLINE_MS
    while (!(await isReady(url))) {
      if (started.exitCode !== null) throw new Error(`The server ended with code ${started.exitCode}:\n${printed}`)
      if (performance.now() > deadline) throw new Error(`The server was not ready in time:\n${printed}`)
      await sleep(50)
    }
  }
  const kill = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const running = child
    if (running === null || running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    running.kill(signal)
    await gone
  }

  await start()
  return {
    url,
    password,
    dataDir,
    output: () => printed,
    kill,
    restart: start,
    stop: async () => {
      await kill('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).ok
  } catch (error) {
    // Nothing listens yet: the one failure that waiting mends.
    if (error instanceof TypeError) return false
    throw error
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port could be had')
  return address.port
}

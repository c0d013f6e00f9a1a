import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

describe('starting the server', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hesuan-start-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** Starts `server/main.ts` with nothing of this environment but the path. */
  const launch = (environment: Readonly<Record<string, string>>): Launched => {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], PORT: '0', HESUAN_DATA_DIR: join(folder, 'data'), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let complaints = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString()
    })
    const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output, complaints }))
    return {
      ended,
      greeting: () =>
        Promise.race([
          new Promise<string>((resolve) => {
            child.stdout.on('data', () => {
              if (output.includes('密码')) resolve(output)
            })
          }),
          ended.then((end) => Promise.reject(new Error(JSON.stringify(end)))),
        ]),
      end: async (signal) => {
        child.kill(signal)
        return ended
      },
    }
  }

  it.each([
    ['PORT', 'eighty', '环境变量有误：PORT 须为 0 至 65535 的整数\n'],
    [
      'DATABASE_URL',
      'mysql://root:secret@db/x',
      '环境变量有误：DATABASE_URL 须为 postgres://用户:密码@主机:端口/数据库 的形式\n',
    ],
    ['HESUAN_DEMO_PASSWORD', 'short', '环境变量有误：HESUAN_DEMO_PASSWORD 须为 8 至 200 位\n'],
  ])('[CFG-4] ends with one clear line where %s=%s', async (name, value, line) => {
    expect(await launch({ [name]: value }).ended).toEqual({ code: 1, output: '', complaints: line })
  })

  it('[CFG-4] ends with one clear line where the database does not answer', async () => {
    const end = await launch({ DATABASE_URL: 'postgres://budget:secret@127.0.0.1:9/budget' }).ended
    expect(end).toMatchObject({ code: 1, output: '' })
    expect(end.complaints).toMatch(/^连接不上数据库 postgres:\/\/budget@127\.0\.0\.1:9\/budget：[^\n]+\n$/)
  })

  it('[CFG-4] ends with one clear line where the file is no database', async () => {
    const data = await mkdtemp(join(folder, 'broken-'))
    await writeFile(join(data, 'hesuan.db'), 'This is a letter and not a database. '.repeat(100))
    const end = await launch({ HESUAN_DATA_DIR: data }).ended
    expect(end).toMatchObject({ code: 1, output: '' })
    expect(end.complaints).toMatch(/^数据库文件 [^\n]*hesuan\.db 已损坏或不是数据库：[^\n]+\n$/)
  })

  it('[CFG-4] ends with one clear line where somebody else has the port', async () => {
    const other = await listen()
    const address = other.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    const end = await launch({ PORT: `${port}`, HESUAN_DEMO: '0' }).ended
    other.close()
    expect(end).toEqual({ code: 1, output: '', complaints: `端口 ${port} 已被占用，请用 PORT 指定另一个端口\n` })
  })

  it('[CFG-5] loads the demonstration once, prints its password once, and serves it again', async () => {
    const data = { HESUAN_DATA_DIR: join(folder, 'demo') }
    const first = launch(data)
    const greeting = await first.greeting()
    const url = /合算已启动：(\S+)/.exec(greeting)?.[1] ?? ''
    for (const username of ['jiguan', 'shebao', 'jiuye', 'head', 'auditor', 'admin']) {
      expect(greeting).toContain(`  ${username}`)
    }
    const password = /只显示这一次）：(\S+)/.exec(greeting)?.[1] ?? ''
    expect(password).toMatch(/^[\w-]{12}$/)
    expect(await signIn(url, password)).toBe(200)
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0 })

    const second = launch(data)
    const again = await second.greeting()
    expect(again).not.toContain(password)
    expect(again).toContain('密码在首次启动时已显示')
    expect(await signIn(/合算已启动：(\S+)/.exec(again)?.[1] ?? '', password)).toBe(200)
    const end = await second.end('SIGINT')
    expect(end.code).toBe(0)
    expect(end.complaints).not.toContain(password)
  })
})

interface Ended {
  readonly code: unknown
  readonly output: string
  readonly complaints: string
}

interface Launched {
  readonly ended: Promise<Ended>
  /** What it says once it serves; rejects where it ends instead. */
  greeting(): Promise<string>
  end(signal: 'SIGTERM' | 'SIGINT'): Promise<Ended>
}

async function signIn(url: string, password: string): Promise<number> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'head', password }),
  })
  return response.status
}

async function listen(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

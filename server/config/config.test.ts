import { describe, expect, it } from 'vitest'
import { ownOrigins, readConfig } from './config.ts'

const read = (environment: Record<string, string>) => readConfig(environment, '/srv/hesuan')

describe('the environment', () => {
  it('[CFG-1] asks for nothing: every variable has a default', () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        host: '127.0.0.1',
        port: 3000,
        dataDir: '/srv/hesuan/data',
        database: { kind: 'sqlite', file: '/srv/hesuan/data/hesuan.db' },
        redisUrl: null,
        loadDemonstration: true,
        demonstrationPassword: null,
        origins: null,
        trustProxy: false,
      },
    })
    expect(read({ PORT: '', DATABASE_URL: '', HESUAN_DEMO_PASSWORD: '' })).toEqual(read({}))
  })

  it('[CFG-1] takes what is set', () => {
    const config = read({
      HOST: '10.1.2.3',
      PORT: '8080',
      DATABASE_URL: 'postgres://budget:secret@db.example.cn/budget',
      REDIS_URL: 'redis://cache.example.cn',
      HESUAN_DATA_DIR: '/var/lib/hesuan',
      HESUAN_DEMO: '0',
      HESUAN_ORIGIN: 'https://budget.example.cn, http://10.1.2.3:8080',
      HESUAN_TRUST_PROXY: '1',
    })
    expect(config).toMatchObject({
      ok: true,
      value: {
        host: '10.1.2.3',
        port: 8080,
        dataDir: '/var/lib/hesuan',
        database: { kind: 'postgres', url: 'postgres://budget:secret@db.example.cn/budget' },
        redisUrl: 'redis://cache.example.cn',
        loadDemonstration: false,
        origins: ['https://budget.example.cn', 'http://10.1.2.3:8080'],
        trustProxy: true,
      },
    })
  })

  it.each([
    ['PORT', 'eighty', 'PORT 须为 0 至 65535 的整数'],
    ['PORT', '70000', 'PORT 须为 0 至 65535 的整数'],
    ['HOST', 'http://here', 'HOST 不是主机名或 IP 地址'],
    ['DATABASE_URL', 'mysql://secret@db/x', 'DATABASE_URL 须为 postgres://用户:密码@主机:端口/数据库 的形式'],
    ['DATABASE_URL', 'secret', 'DATABASE_URL 须为 postgres://用户:密码@主机:端口/数据库 的形式'],
    ['REDIS_URL', 'http://cache', 'REDIS_URL 须为 redis://主机:端口 的形式'],
    ['HESUAN_DEMO', 'yes', 'HESUAN_DEMO 只能是 0 或 1'],
    ['HESUAN_DEMO_PASSWORD', 'secret', 'HESUAN_DEMO_PASSWORD 须为 8 至 200 位'],
    ['HESUAN_ORIGIN', 'https://budget.example.cn/', 'HESUAN_ORIGIN 须为 https://主机 的形式，多个以逗号分隔'],
    ['HESUAN_DATA_DIR', '  ', 'HESUAN_DATA_DIR 不能为空'],
  ])('[CFG-2] says in one line what is wrong with %s=%s, without repeating its value', (name, value, sentence) => {
    const config = read({ [name]: value })
    expect(config).toEqual({ ok: false, error: `环境变量有误：${sentence}` })
  })

  it('[CFG-2] names every variable that is wrong at once', () => {
    expect(read({ PORT: 'x', HESUAN_DEMO: 'x' })).toEqual({
      ok: false,
      error: '环境变量有误：PORT 须为 0 至 65535 的整数；HESUAN_DEMO 只能是 0 或 1',
    })
  })

  it('[CFG-3] lets browsers come from the addresses that the server has itself, where nothing else is set', () => {
    expect(ownOrigins('127.0.0.1', 3000)).toEqual(['http://127.0.0.1:3000', 'http://localhost:3000'])
    expect(ownOrigins('10.1.2.3', 80)).toEqual(['http://10.1.2.3'])
    expect(ownOrigins('0.0.0.0', 3000)).toEqual(
      expect.arrayContaining(['http://127.0.0.1:3000', 'http://localhost:3000']),
    )
    expect(ownOrigins('::1', 3000)).toContain('http://[::1]:3000')
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from './openDatabase.ts'

describe('opening the database', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hesuan-open-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const open = (name: string) => openDatabase({ kind: 'sqlite', file: join(folder, name) }, () => undefined)

  it('[STO-9] creates an SQLite file that commits to disk, and finds it again', async () => {
    const first = await open('a/b/new.db')
    await first.write.insertInto('settings').values({ key: 'kept', value: 'yes' }).execute()
    await first.close()
    const second = await open('a/b/new.db')
    // better-sqlite3 opens a WAL file that exists with synchronous = NORMAL.
    expect((await sql`pragma synchronous`.execute(second.write)).rows).toEqual([{ synchronous: 2 }])
    expect((await sql`pragma journal_mode`.execute(second.write)).rows).toEqual([{ journal_mode: 'wal' }])
    expect((await sql`pragma foreign_keys`.execute(second.write)).rows).toEqual([{ foreign_keys: 1 }])
    expect(await second.read.selectFrom('settings').selectAll().execute()).toEqual([{ key: 'kept', value: 'yes' }])
    await second.close()
  })

  it('[STO-10] says in one sentence that a file is no database', async () => {
    await writeFile(join(folder, 'letter.db'), 'Dear accountant, this is not a database at all. '.repeat(40))
    await expect(open('letter.db')).rejects.toThrow(/^数据库文件 .*letter\.db 已损坏或不是数据库：[^\n]+$/)
  })

  it('[STO-10] says in one sentence that a folder is no database', async () => {
    await expect(openDatabase({ kind: 'sqlite', file: folder }, () => undefined)).rejects.toThrow(
      /^打不开数据库文件 [^\n]+$/,
    )
  })

  it('[STO-10] says in one sentence that no server answers, without the password', async () => {
    const refused = await openDatabase(
      { kind: 'postgres', url: 'postgres://someone:secret@127.0.0.1:9/hesuan' },
      () => undefined,
    ).catch((error: unknown) => String(error))
    expect(refused).toMatch(/连接不上数据库 postgres:\/\/someone@127\.0\.0\.1:9\/hesuan：[^\n]+$/)
    expect(refused).not.toContain('secret')
  })

  it('[STO-11] refuses a database of a newer program', async () => {
    const database = await open('newer.db')
    await database.write
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto('kysely_migration')
      .values({ name: '9999-from-the-future', timestamp: '2999-01-01' })
      .execute()
    await database.close()
    await expect(open('newer.db')).rejects.toThrow(/更新版本的合算（含 9999-from-the-future）/)
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { cellsOf } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf, openSection, type StockClient, sectionOf, signIn } from '../collab/stockClient.ts'
import { type RunningServer, startServer } from './startServer.ts'

const WRITERS = [
  { user: 'jiguan', unit: '701001' },
  { user: 'shebao', unit: '701002' },
  { user: 'jiuye', unit: '701003' },
] as const
const CELL = 'income.general:note'

interface Writer {
  readonly client: StockClient
  readonly cookie: string
  readonly section: string
  /** What was written, in order. */
  readonly written: string[]
  /** Frames that the server had called durable before the first write. */
  readonly savedBefore: number
}

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.stop()
})

async function openWriter(user: string, unit: string): Promise<Writer> {
  const cookie = await signIn(server.url, user, server.password)
  const section = await sectionOf(server.url, cookie, unit)
  const client = openSection(server.url, cookie, section)
  await client.whenSynced()
  // The answer to the server's own sync step is a frame as well; let it be counted first.
  await sleep(200)
  return { client, cookie, section, written: [], savedBefore: client.saved() }
}

async function typeUntil(writers: readonly Writer[], stop: AbortSignal): Promise<void> {
  for (let n = 1; !stop.aborted; n++) {
    for (const { client, written } of writers) {
      const value = `第 ${n} 次修改`
      cellsOf(client.doc).set(CELL, value)
      written.push(value)
    }
    await sleep(5)
  }
}

describe('kill -9 while three people type', () => {
  it('[DUR-1] loses no edit that was called saved, nor its history entry', async () => {
    const writers = await Promise.all(WRITERS.map(({ user, unit }) => openWriter(user, unit)))
    const stop = new AbortController()
    const typing = typeUntil(writers, stop.signal)
    await sleep(1500)
    await server.kill('SIGKILL')
    stop.abort()
    await typing
    const savedCounts = writers.map(({ client, savedBefore }) => client.saved() - savedBefore)
    for (const { client } of writers) client.destroy()
    await server.restart()

    for (const [index, writer] of writers.entries()) {
      const saved = savedCounts[index] ?? 0
      expect(saved).toBeGreaterThan(10)
      const again = openSection(server.url, writer.cookie, writer.section)
      await again.whenSynced()
      const kept = cellsOf(again.doc).get(CELL)
      again.destroy()
      // The document has at least the last edit that was called saved.
      expect(writer.written.indexOf(kept ?? '') + 1).toBeGreaterThanOrEqual(saved)

      const { entries } = await historyOf(server.url, writer.cookie, writer.section, CELL)
      const values = entries.map(({ after }) => after).toReversed()
      expect(values.at(-1)).toBe(kept)
      // Every edit up to there has its entry, in order (a page has 500 at most).
      const end = writer.written.indexOf(kept ?? '') + 1
      expect(values).toEqual(writer.written.slice(end - values.length, end))
      entries.toReversed().forEach((entry, at, all) => {
        if (at > 0) expect(entry.before).toBe(all[at - 1]?.after)
        expect(entry.author.displayName).not.toBe('')
      })
    }
  })
})

/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@hesuan/server/storage/openDatabase.ts'
import { sql } from 'kysely'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchProfile } from '../browser/launch.ts'
import { historyOf, sectionOf, signIn } from '../collab/stockClient.ts'
import { driveWindow, type GridDriver, signInAt } from './gridDriver.ts'
import { type RunningServer, startServer } from './startServer.ts'

let server: RunningServer
let folder: string
let browser: BrowserContext
let mine: GridDriver
let section: string
let cookie: string

beforeAll(async () => {
  server = await startServer()
  folder = await mkdtemp(join(tmpdir(), 'hesuan-profile-'))
  cookie = await signIn(server.url, 'shebao', server.password)
  section = await sectionOf(server.url, cookie, '701002')
  browser = await launchProfile(folder)
  const [page = await browser.newPage()] = browser.pages()
  await signInAt(page, server, 'shebao')
  mine = await driveWindow(browser, page, server)
  await mine.open(section, 'basic')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const note = (code: string) => `basic.c${code}:note`
const badge = () => mine.page.locator('.saved-badge')
const offline = () => mine.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
const isKept = () => mine.page.locator('.local-badge[data-local=kept]').waitFor()
const historyOfCell = async (cell: string) => (await historyOf(server.url, cookie, section, cell)).entries

async function restartBrowser() {
  await browser.close()
  browser = await launchProfile(folder)
  const [page = await browser.newPage()] = browser.pages()
  mine = await driveWindow(browser, page, server)
}

/** Gives the section another document of the same content, as the end of a round will. */
async function replaceDocument() {
  const database = await openDatabase({ kind: 'sqlite', file: join(server.dataDir, 'hesuan.db') }, (cause) => {
    throw cause
  })
  await sql`insert into section_updates (section_id, epoch, sequence, payload, user_id, received_at)
    select section_id, 2, sequence, payload, user_id, received_at from section_updates where section_id = ${section}`.execute(
    database.write,
  )
  await sql`insert into collab_clients (section_id, epoch, client_id, user_id, bound_at)
    select section_id, 2, client_id, user_id, bound_at from collab_clients where section_id = ${section}`.execute(
    database.write,
  )
  await database.write.updateTable('sections').set({ epoch: 2 }).where('id', '=', section).execute()
  await database.close()
}

const kept = () => mine.page.evaluate(async () => (await caches.keys()).length)
const openOffline = async () => {
  await mine.page.goto(`${server.url}/sections/${section}/basic`)
  await mine.page.locator('.grid-row').first().waitFor()
  await offline()
}
const backOnline = async () => {
  await server.restart()
  await mine.page.locator('.saved-badge[data-state=saved]').waitFor({ timeout: 60_000 })
}

describe('work without a connection', () => {
  it('[OFF-9] survives the restart of the browser, and is uploaded edit by edit, as each was made', async () => {
    await server.kill('SIGKILL')
    await offline()
    await mine.click(note('30206'))
    await mine.type('断网时写的')
    await mine.press('Enter')
    await mine.click(note('30206'))
    await mine.press('Shift+ArrowDown', 'Control+d')
    await isKept()
    expect(await badge().textContent()).toBe('离线，2 处修改尚未上传')
    await restartBrowser()

    await server.restart()
    // [OFF-30] What waits is told outside of the section too, with the way there.
    await mine.page.goto(server.url)
    const row = mine.page.locator('.board tbody tr', { hasText: '2 处修改尚未上传' })
    await row.waitFor()
    expect(await row.textContent()).toContain('701002')
    expect(await mine.page.locator('.unsent-note').textContent()).toBe('2 处修改尚未上传')
    await mine.page.locator('.unsent-note a').click()
    await mine.page.locator('.saved-badge[data-state=saved]').waitFor({ timeout: 60_000 })
    await mine.page.locator('.top-bar-brand').click()
    await mine.page.locator('.board tbody tr').first().waitFor()
    await mine.page.locator('.board-unsent').waitFor({ state: 'detached' })
    await mine.page.locator('.unsent-note', { hasText: '尚未上传' }).waitFor({ state: 'detached' })
    await mine.open(section, 'basic')
    await mine.shows(note('30206'), '断网时写的')
    await mine.shows(note('30207'), '断网时写的')
    const [typed] = await historyOfCell(note('30206'))
    expect(typed).toMatchObject({ after: '断网时写的', how: 'typed', author: { displayName: '社保局经办' } })
    const [filled] = await historyOfCell(note('30207'))
    expect(filled).toMatchObject({ after: '断网时写的', how: 'filled', author: { displayName: '社保局经办' } })
  })

  it('[OFF-12] keeps the program and nothing else', async () => {
    await expect.poll(kept).toBe(1)
    const addresses = await mine.page.evaluate(async () => {
      const found: string[] = []
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname)
      }
      return found
    })
    expect(addresses.length).toBeGreaterThan(10)
    expect(addresses.filter((path) => !/^\/$|^\/(favicon\.svg|theme\.js)$|^\/assets\//.test(path))).toEqual([])
  })

  it('[OFF-11] goes on after the page is loaded again and the browser is started again, with the server down', async () => {
    await mine.open(section, 'basic')
    await mine.click(note('30211'))
    await mine.type('停机前写的')
    await mine.press('Enter')
    await mine.saved()
    await server.kill('SIGKILL')
    await offline()
    await mine.click(note('30213'))
    await mine.type('重载前')
    await mine.press('Enter')
    await isKept()
    await mine.page.reload()
    await mine.page.locator('.grid-row').first().waitFor()
    await mine.shows(note('30211'), '停机前写的')
    await mine.shows(note('30213'), '重载前')
    await offline()
    expect(await badge().textContent()).toBe('离线，1 处修改尚未上传')

    await mine.click(note('30205'))
    await mine.type('重启前')
    await mine.press('Enter')
    await mine.click(note('30213'))
    await mine.type('改过一次')
    await mine.press('Enter')
    await isKept()
    await restartBrowser()
    await openOffline()
    await mine.shows(note('30213'), '改过一次')
    await mine.shows(note('30205'), '重启前')
    expect(await badge().textContent()).toBe('离线，2 处修改尚未上传')
    await backOnline()
    expect((await historyOfCell(note('30213'))).map(({ before, after }) => [before, after])).toEqual([
      ['重载前', '改过一次'],
      [null, '重载前'],
    ])
    expect((await historyOfCell(note('30205'))).map(({ after }) => after)).toEqual(['重启前'])
  })

  it('[OFF-11] opens without a network, too', async () => {
    await browser.setOffline(true)
    await offline()
    await mine.page.reload()
    await mine.page.locator('.grid-row').first().waitFor()
    await mine.shows(note('30213'), '改过一次')
    await browser.setOffline(false)
    await mine.page.locator('.saved-badge[data-state=saved]').waitFor({ timeout: 60_000 })
  })

  it('[OFF-13] closing a page with something that the server has not is warned of', async () => {
    await browser.setOffline(true)
    await offline()
    await mine.click(note('30217'))
    await mine.type('还没有上传')
    await mine.press('Enter')
    await isKept()
    const asked = mine.page.waitForEvent('dialog')
    const reloading = mine.page.reload()
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await reloading
    await mine.shows(note('30217'), '还没有上传')
  })

  it('[OFF-21] a day without a network: nothing is lost, and the history says when it was made and when it came', async () => {
    const day = 24 * 60 * 60 * 1000
    const yesterday = new Date(Date.now() - day)
    await mine.page.clock.setFixedTime(yesterday)
    await mine.click(note('30201'))
    await mine.type('昨天写的')
    await mine.press('Enter')
    await isKept()
    await mine.page.clock.setFixedTime(new Date())
    await browser.setOffline(false)
    await mine.saved()
    const [entry] = await historyOfCell(note('30201'))
    expect(entry).toMatchObject({ after: '昨天写的', author: { displayName: '社保局经办' } })
    expect(entry?.madeAt).toBe(yesterday.toISOString())
    expect(Date.parse(entry?.at ?? '')).toBeGreaterThan(yesterday.getTime() + day - 60 * 60 * 1000)
    expect((await historyOfCell(note('30217')))[0]).toMatchObject({ after: '还没有上传', how: 'typed' })
  })

  it('[OFF-4] a machine without room says so at once, and goes on keeping when there is some again', async () => {
    await browser.setOffline(true)
    await offline()
    const store = await mine.page.evaluateHandle(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('the disk is full', 'QuotaExceededError')
      }
      return put
    })
    await mine.click(note('30209'))
    await mine.type('没有地方放')
    await mine.press('Enter')
    await mine.page.locator('.local-badge[data-local=failed]').waitFor()
    expect(await mine.page.locator('.local-badge').textContent()).toContain('磁盘可能已满')
    await mine.page.evaluate((put) => {
      IDBObjectStore.prototype.put = put
    }, store)
    await mine.click(note('30211'))
    await mine.type('又有了')
    await mine.press('Enter')
    await isKept()
    await browser.setOffline(false)
    await mine.saved()
    expect((await historyOfCell(note('30209')))[0]).toMatchObject({ after: '没有地方放' })
  })

  it('[OFF-22] edits of a document that was replaced meanwhile go to their author’s tray, none into the new one', async () => {
    await server.kill('SIGKILL')
    await offline()
    await mine.click(note('30209'))
    await mine.type('旧文档上的')
    await mine.press('Enter')
    await isKept()
    await replaceDocument()
    await server.restart()
    await mine.page.getByText('有 1 处修改来晚了，没有写入预算').waitFor({ timeout: 60_000 })
    await mine.saved()
    await mine.shows(note('30209'), '没有地方放')
    await mine.page.getByRole('button', { name: '迟到修改 1' }).click()
    expect(await mine.page.locator('.ant-modal tbody tr').allTextContents()).toEqual([
      expect.stringContaining('没有地方放旧文档上的没有地方放'),
    ])
    await mine.page.getByRole('button', { name: '写入分册' }).click()
    await mine.page.getByText('已写入 1 处，请核对').waitFor()
    await mine.shows(note('30209'), '旧文档上的')
    await mine.saved()
  })

  it('[OFF-23] edits that a closed browser kept while their section was submitted are told when it opens again', async () => {
    await browser.setOffline(true)
    await offline()
    await mine.click(note('30209'))
    await mine.type('关机前写的')
    await mine.press('Enter')
    await isKept()
    await browser.close()
    const submitted = await fetch(`${server.url}/api/sections/${section}/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, cookie },
      body: JSON.stringify({ stateVector: 'AA==' }),
    })
    expect([submitted.status, await submitted.text()]).toEqual([200, expect.any(String)])
    browser = await launchProfile(folder)
    const [page = await browser.newPage()] = browser.pages()
    mine = await driveWindow(browser, page, server)
    await mine.open(section, 'basic')
    await mine.page.getByText('有 1 处修改来晚了，没有写入预算').waitFor({ timeout: 60_000 })
    await mine.shows(note('30209'), '旧文档上的')
    await mine.page.getByRole('button', { name: '迟到修改 1' }).click()
    expect(await mine.page.locator('.ant-modal tbody tr').allTextContents()).toEqual([
      expect.stringContaining('旧文档上的关机前写的旧文档上的'),
    ])
    await mine.page.keyboard.press('Escape')
  })

  it('[OFF-10] signing out takes the figures from this machine', async () => {
    const states = () =>
      mine.page.evaluate(async () => {
        const [database] = await indexedDB.databases()
        const opening = indexedDB.open(database?.name ?? '')
        await new Promise((resolve) => opening.addEventListener('success', resolve))
        const counting = opening.result.transaction('updates').objectStore('updates').count()
        await new Promise((resolve) => counting.addEventListener('success', resolve))
        opening.result.close()
        return counting.result
      })
    expect(await states()).toBeGreaterThan(0)
    await mine.page.locator('.user-button').click()
    await mine.page.getByText('退出登录').click()
    await mine.page.waitForURL(/sign-in/)
    await expect.poll(states).toBe(0)
  })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
    await mine.open(section, 'basic')
    await mine.shows(note('30206'), '断网时写的')
    await mine.shows(note('30207'), '断网时写的')
    const [typed] = await historyOfCell(note('30206'))
    expect(typed).toMatchObject({ after: '断网时写的', how: 'typed', author: { displayName: '社保局经办' } })
    const [filled] = await historyOfCell(note('30207'))
    expect(filled).toMatchObject({ after: '断网时写的', how: 'filled', author: { displayName: '社保局经办' } })
  })
})

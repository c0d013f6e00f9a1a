/// <reference lib="dom" />
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../browser/launch.ts'
import { sectionOf, signIn } from '../collab/stockClient.ts'
import { type RunningServer, startServer } from '../e2e/startServer.ts'
import { GUIDE_PAGES, type GuidePage } from './pages.ts'

/** Takes the pictures of docs/guide: every page, light and dark, with the demonstration of 2022. */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../docs/guide/img')
const VIEWPORT = { width: 1366, height: 768 }
const THEMES = ['light', 'dark'] as const
/** What the guide may weigh: it is in the repository. */
const MOST_BYTES = 300_000

async function openPage(browser: Browser, server: RunningServer, user: string | null, theme: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: VIEWPORT, locale: 'zh-CN' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  await context.addInitScript((chosen) => window.localStorage.setItem('hesuan.theme', chosen), theme)
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  if (user === null) return page
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(user)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return page
}

async function takePicture(page: Page, { name, address, reach }: GuidePage, theme: string): Promise<void> {
  await page.goto(address)
  await reach(page)
  // Dialogs come up by degrees.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const path = join(FOLDER, `${name}-${theme}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const { size } = await stat(path)
  console.log(`${name}-${theme}.png ${Math.round(size / 1000)} KB`)
  if (size > MOST_BYTES) throw new Error(`${path} is ${size} bytes; the guide allows ${MOST_BYTES}`)
}

const server = await startServer()
const browser = await launchBrowser()
try {
  await mkdir(FOLDER, { recursive: true })
  const wanted = process.argv.slice(2)
  const cookie = await signIn(server.url, 'head', server.password)
  for (const guidePage of GUIDE_PAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const units = [...guidePage.address.matchAll(/\{(\d+)\}/g)].map(([, unit]) => unit ?? '')
    let { address } = guidePage
    for (const unit of units) address = address.replace(`{${unit}}`, await sectionOf(server.url, cookie, unit))
    for (const theme of THEMES) {
      const page = await openPage(browser, server, guidePage.user, theme)
      await takePicture(page, { ...guidePage, address }, theme)
      await page.context().close()
    }
  }
} finally {
  await browser.close()
  await server.stop()
}

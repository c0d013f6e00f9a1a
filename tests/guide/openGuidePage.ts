/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { sectionOf, signIn } from '../collab/stockClient.ts'
import type { RunningServer } from '../e2e/startServer.ts'

/** The smallest screen that the product is made for. */
const VIEWPORT = { width: 1366, height: 768 }

/** A window of its own in a theme, with somebody signed in, or nobody. */
export async function openGuidePage(
  browser: Browser,
  server: RunningServer,
  user: string | null,
  theme: 'light' | 'dark',
): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: VIEWPORT, locale: 'zh-CN' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  await context.addInitScript((chosen) => window.localStorage.setItem('hesuan.theme', chosen), theme)
  return user === null ? context.newPage() : signInAs(context, server, user)
}

/** A page on which somebody is signed in, without the invitation to the tour. */
export async function signInAs(context: BrowserContext, server: RunningServer, user: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(user)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  // The pictures are of the page, not of its invitation.
  await page.getByRole('button', { name: '不看导览' }).click()
  return page
}

/** An address with the ids of sections in place of the codes of their units: `/sections/{701001}/basic`. */
export async function addressOf(server: RunningServer, address: string): Promise<string> {
  const [whole, unit] = /\{(\d+)\}/.exec(address) ?? []
  if (whole === undefined || unit === undefined) return address
  const cookie = await signIn(server.url, 'head', server.password)
  return address.replace(whole, await sectionOf(server.url, cookie, unit))
}

/** Waits until nothing moves any more: dialogs come up by degrees. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPage } from '../browser/auditPage.ts'
import { launchBrowser } from '../browser/launch.ts'
import { sectionOf, signIn } from '../collab/stockClient.ts'
import { addressOf, openGuidePage, settle } from '../guide/openGuidePage.ts'
import { GUIDE_PAGES } from '../guide/pages.ts'
import { openWindow } from './gridDriver.ts'
import { type RunningServer, startServer } from './startServer.ts'

let server: RunningServer
let browser: Browser

/** One window for each person and theme: signing in takes longer than looking at a page. */
const windows = new Map<string, Promise<Page>>()
function windowOf(user: string | null, theme: 'light' | 'dark'): Promise<Page> {
  const key = `${user}/${theme}`
  const opened = windows.get(key) ?? openGuidePage(browser, server, user, theme)
  windows.set(key, opened)
  return opened
}

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('every page of the guide', () => {
  it.each(
    // As a person finds them: those that two people or a printer have to bring about are left to the guide.
    GUIDE_PAGES.filter(({ staged }) => staged !== true).flatMap((page) =>
      (['light', 'dark'] as const).map((theme) => [page.name, theme, page] as const),
    ),
  )(
    '[LOK-6] can be used without a mouse, and without seeing or seeing well: %s, %s',
    async (_name, theme, guidePage) => {
      const page = await windowOf(guidePage.user, theme)
      await page.goto(await addressOf(server, guidePage.address))
      await guidePage.reach(page, server)
      await settle(page)
      expect(await auditPage(page)).toEqual([])
    },
  )
})

describe('a section without a mouse', () => {
  it('[LOK-5] F6 goes from region to region, out of the grid too, and Shift+F6 back', async () => {
    const section = await sectionOf(server.url, await signIn(server.url, 'shebao', server.password), '701002')
    const window = await openWindow(browser, server, 'shebao')
    await window.open(section, 'basic')
    const region = () =>
      window.page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null)
    await window.click('basic.c30201:amount')
    expect(await region()).toBe('main')
    await window.press('F6')
    expect(await region()).toBe('panel')
    await window.press('Shift+F6')
    expect(await region()).toBe('main')
    // The grid has its keys again.
    await window.press('ArrowDown')
    expect(await window.active()).toBe('basic.c30202:amount')
    await window.press('Shift+F6', 'Shift+F6')
    expect(await region()).toBe('tabs')
    await window.close()
  })
})

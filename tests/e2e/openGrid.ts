import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch.ts'
import { sectionOf, signIn } from '../collab/stockClient.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type RunningServer, startServer } from './startServer.ts'

/** A server of its own, a browser, and the accountant of 701002 in front of one sheet. */
export interface OpenGrid {
  readonly server: RunningServer
  readonly browser: Browser
  readonly grid: GridDriver
  readonly section: string
  readonly cookie: string
  close(): Promise<void>
}

export async function openGrid(sheet: string): Promise<OpenGrid> {
  const server = await startServer()
  const browser = await launchBrowser()
  const cookie = await signIn(server.url, 'shebao', server.password)
  const section = await sectionOf(server.url, cookie, '701002')
  const grid = await openWindow(browser, server, 'shebao')
  await grid.open(section, sheet)
  return {
    server,
    browser,
    grid,
    section,
    cookie,
    close: async () => {
      await browser.close()
      await server.stop()
    },
  }
}

/// <reference lib="dom" />
import type { Browser, BrowserContext, CDPSession, Locator, Page } from 'playwright-core'
import { STILL } from '../browser/launch.ts'
import type { RunningServer } from './startServer.ts'

const WAIT_MS = 20_000
const PAUSE_MS = 40

/** In pixels of the window. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** One person in front of one window with a section, by real keys, a real clipboard and a real input method. */
export interface GridDriver {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a sheet of a section, and waits until it can be written (or only read). */
  open(section: string, sheet: string): Promise<void>
  cell(key: string): Locator
  /** What a cell shows. */
  text(key: string): Promise<string>
  /** Waits until a cell shows that. */
  shows(key: string, text: string): Promise<void>
  click(key: string, modifiers?: ('Shift' | 'Control')[]): Promise<void>
  /** Drags with the mouse from one place of the window to another. */
  drag(from: Point, to: Point, steps?: number): Promise<void>
  /** The middle of what a locator finds. */
  middle(found: Locator): Promise<Point>
  /** Presses keys one after the other: `Shift+ArrowDown`. */
  press(...keys: string[]): Promise<void>
  /** Types letter by letter. */
  type(text: string): Promise<void>
  /** The key of the active cell. */
  active(): Promise<string>
  /** Composes letters into a text, as an input method does, and commits it. */
  compose(letters: string, text: string): Promise<void>
  /** Starts to compose and leaves it open. */
  composeOpen(letters: string): Promise<CDPSession>
  clipboard(): Promise<string>
  copyToClipboard(text: string): Promise<void>
  /** Waits until the screen says that everything is saved. */
  saved(): Promise<void>
  close(): Promise<void>
}

/** Signs somebody in and gives them a window. */
export async function openWindow(browser: Browser, server: RunningServer, user: string): Promise<GridDriver> {
  const context = await browser.newContext({ ...STILL, viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await signInAt(page, server, user)
  return driveWindow(context, page, server)
}

/** Signs somebody in by the sign-in page. */
export async function signInAt(page: Page, server: RunningServer, user: string): Promise<void> {
  await page.goto(`${server.url}/sign-in`)
  await page.locator('input[autocomplete=username]').fill(user)
  await page.locator('input[type=password]').fill(server.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in', { timeout: WAIT_MS })
}

/** Drives a window whose person is signed in. */
export async function driveWindow(context: BrowserContext, page: Page, server: RunningServer): Promise<GridDriver> {
  // Browsers give the clipboard to no other page that came without TLS, whoever asks for it.
  if (new URL(server.url).hostname === '127.0.0.1') {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  }
  const protocol = await context.newCDPSession(page)
  const pause = () => page.waitForTimeout(PAUSE_MS)

  const cell = (key: string) => page.locator(`[data-cell="${key}"]`)
  const composing = async (letters: string) => {
    let composed = ''
    for (const letter of letters) {
      const code = `Key${letter.toUpperCase()}`
      await protocol.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        windowsVirtualKeyCode: 229,
        key: 'Process',
        code,
      })
      composed += letter
      await protocol.send('Input.imeSetComposition', {
        text: composed,
        selectionStart: composed.length,
        selectionEnd: composed.length,
      })
      await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter, code })
      await pause()
    }
    return protocol
  }
  return {
    page,
    context,
    open: async (section, sheet) => {
      await page.goto(`${server.url}/sections/${section}/${sheet}`)
      await page.locator('.grid-row').first().waitFor({ timeout: WAIT_MS })
      await page.locator('.saved-badge:is([data-state=saved], [data-state=read-only])').waitFor({ timeout: WAIT_MS })
    },
    cell,
    text: (key) => cell(key).evaluate(shown),
    shows: async (key, text) => {
      const deadline = Date.now() + WAIT_MS
      await cell(key).waitFor({ timeout: WAIT_MS })
      while ((await cell(key).evaluate(shown)) !== text) {
        if (Date.now() > deadline)
          throw new Error(`${key} never showed “${text}” but “${await cell(key).evaluate(shown)}”`)
        await pause()
      }
    },
    click: async (key, modifiers = []) => {
      await cell(key).click({ modifiers, position: { x: 40, y: 14 } })
      await pause()
    },
    drag: async (from, to, steps = 6) => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(to.x, to.y, { steps })
      await page.mouse.up()
      await pause()
    },
    middle: async (found) => {
      const box = await found.boundingBox()
      if (box === null) throw new Error('it is not on the screen')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    },
    press: async (...keys) => {
      for (const key of keys) {
        await page.keyboard.press(key)
        await pause()
      }
    },
    type: async (text) => {
      await page.keyboard.type(text, { delay: 15 })
      await pause()
    },
    active: async () => (await page.locator('.grid-cell.active').getAttribute('data-cell')) ?? '',
    composeOpen: composing,
    compose: async (letters, text) => {
      await composing(letters)
      const code = 'Space'
      await protocol.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        windowsVirtualKeyCode: 229,
        key: 'Process',
        code,
      })
      await protocol.send('Input.insertText', { text })
      await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 32, key: ' ', code })
      await pause()
    },
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    copyToClipboard: (text) => page.evaluate((copied) => navigator.clipboard.writeText(copied), text),
    saved: () => page.locator('.saved-badge[data-state=saved]').waitFor({ timeout: WAIT_MS }),
    close: () => context.close(),
  }
}

/** The text of a cell, without the name of whoever else is in it. */
function shown(element: Element): string {
  const own = element.cloneNode(true)
  if (own instanceof Element) for (const visitor of own.querySelectorAll('.grid-visitor')) visitor.remove()
  return (own.textContent ?? '').trim()
}

/// <reference lib="dom" />
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { historyOf, sectionOf, signIn } from '../collab/stockClient.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type RunningServer, startServer } from './startServer.ts'

const HOST = 'budget.example'

let server: RunningServer
/** The same server under a name that browsers do not trust as they trust the machine itself. */
let named: RunningServer
let browser: Browser
let mine: GridDriver
let section: string
let cookie: string

beforeAll(async () => {
  server = await startServer((url) => ({ HESUAN_ORIGIN: `${url},${url.replace('127.0.0.1', HOST)}` }))
  named = { ...server, url: server.url.replace('127.0.0.1', HOST) }
  browser = await launchBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`])
  cookie = await signIn(server.url, 'shebao', server.password)
  section = await sectionOf(server.url, cookie, '701002')
  mine = await openWindow(browser, named, 'shebao')
  await mine.open(section, 'basic')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const note = (code: string) => `basic.c${code}:note`
const amount = (code: string) => `basic.c${code}:amount`
const offline = async () => {
  await mine.context.setOffline(true)
  await mine.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
}

describe('a page that came without TLS', () => {
  it('[OFF-45] is none that browsers trust, and is worked in all the same: typed, saved, copied and pasted by keys', async () => {
    const page = await mine.page.evaluate(() => [
      window.isSecureContext,
      'serviceWorker' in navigator,
      'clipboard' in navigator,
      'locks' in navigator,
    ])
    expect(page).toEqual([false, false, false, false])
    await mine.click(amount('30201'))
    await mine.type('12.345678')
    await mine.press('Enter')
    await mine.saved()
    await mine.click(amount('30201'))
    await mine.press('Control+c')
    await mine.click(amount('30202'))
    await mine.press('Control+v')
    await mine.shows(amount('30202'), '12.35')
    await mine.saved()
    const [entry] = (await historyOf(server.url, cookie, section, amount('30202'))).entries
    expect(entry).toMatchObject({ after: '123456.78', how: 'pasted' })
    // As it was: the section is to be submitted.
    await mine.press('Control+z', 'Control+z')
    await mine.saved()
  })

  it('[OFF-45] says in one sentence which keys paste where its menu may not read the clipboard', async () => {
    await mine.cell(amount('30205')).click({ button: 'right', position: { x: 40, y: 14 } })
    await mine.page.getByRole('menuitem', { name: /^粘贴/ }).click()
    await mine.page.locator('.ant-message-notice', { hasText: 'Ctrl+V' }).waitFor()
    await mine.page.keyboard.press('Escape')
  })

  it('[OFF-45] keeps offline edits though it can not be opened anew without a network, and sends each once', async () => {
    await offline()
    await mine.click(note('30207'))
    await mine.type('没有加密时写的')
    await mine.press('Enter')
    await mine.page.locator('.local-badge[data-local=kept]').waitFor()
    mine.page.once('dialog', (dialog) => void dialog.accept())
    await mine.page.goto('about:blank')
    await mine.context.setOffline(false)
    await mine.open(section, 'basic')
    await mine.shows(note('30207'), '没有加密时写的')
    await mine.saved()
    const { entries } = await historyOf(server.url, cookie, section, note('30207'))
    expect(entries.map(({ after }) => after)).toEqual(['没有加密时写的'])
  })

  it('[OFF-45] [CNF-21] copies what came too late by a click, without the clipboard that browsers give to trusted pages', async () => {
    await mine.open(section, 'projects')
    const project =
      (await mine.page.locator('.grid-row.leaf [data-cell$=":general"]').first().getAttribute('data-cell')) ?? ''
    await offline()
    await mine.click(project)
    await mine.type('=2*3.5')
    await mine.press('Enter')
    await mine.page.locator('.local-badge[data-local=kept]').waitFor()
    const submitted = await fetch(`${server.url}/api/sections/${section}/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, cookie },
      body: JSON.stringify({ stateVector: 'AA==' }),
    })
    expect([submitted.status, await submitted.text()]).toEqual([200, expect.any(String)])
    await mine.context.setOffline(false)
    await mine.page.getByRole('button', { name: /^迟到修改/ }).click({ timeout: 60_000 })
    const rows = mine.page.locator('.late-own tbody tr')
    await rows.nth(1).waitFor()
    expect(await rows.allTextContents()).toEqual([
      expect.stringMatching(/ · 资金来源·一般公共预算[\d.]+ 万元7 万元/),
      expect.stringMatching(/ · 资金来源·一般公共预算的算式空白=2\*3\.5 万元/),
    ])
    await mine.page.getByRole('button', { name: '复制所选' }).click()
    await mine.page.getByText('已复制').waitFor()
    const sentence = mine.page.locator('.late-sentence input, input.late-sentence')
    await sentence.click()
    await mine.press('Control+v')
    expect(await sentence.inputValue()).toMatch(/7 万元.*=2\*3\.5/)
  })
})

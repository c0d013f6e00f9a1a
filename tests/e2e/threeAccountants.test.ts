import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { historyOf, sectionOf, signIn } from '../collab/stockClient.ts'
import { type RunningServer, startServer } from './startServer.ts'

const SHEBAO = '701002'
const WAIT_MS = 20_000

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
}

async function visit(user: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${server.url}/sign-in`)
  await page.locator('input[autocomplete=username]').fill(user)
  await page.locator('input[type=password]').fill(server.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in', { timeout: WAIT_MS })
  return { context, page }
}

/** Opens a cell by its address, as a link in a chat would. */
async function open({ page }: Visitor, section: string, cell: string): Promise<void> {
  const sheet = cell.slice(0, cell.indexOf('.'))
  await page.goto(`${server.url}/sections/${section}/${sheet}?cell=${encodeURIComponent(cell)}`)
  await page.getByText('已保存', { exact: true }).waitFor({ timeout: WAIT_MS })
}

/** Types into the active cell with real keys, and ends with Enter. */
async function type({ page }: Visitor, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

const sees = ({ page }: Visitor, text: string) =>
  page.getByRole('gridcell', { name: text, exact: true }).first().waitFor({ timeout: WAIT_MS })

describe('three people at one section', () => {
  it('[WRK-90] edit at the same time; all see all; offline edits come back; the history knows who', async () => {
    const visitors = await Promise.all([visit('shebao'), visit('shebao'), visit('shebao')])
    const [first, second, third] = visitors
    if (first === undefined || second === undefined || third === undefined) throw new Error('three visitors')
    const cookie = await signIn(server.url, 'shebao', server.password)
    const section = await sectionOf(server.url, cookie, SHEBAO)
    await open(first, section, 'basic.c30201:note')
    await open(second, section, 'basic.c30202:note')
    await open(third, section, 'basic.c30205:note')

    await Promise.all([type(first, '甲的备注'), type(second, '乙的备注'), type(third, '丙的备注')])
    for (const visitor of visitors) for (const text of ['甲的备注', '乙的备注', '丙的备注']) await sees(visitor, text)

    await third.context.setOffline(true)
    await type(third, '离线时写的')
    await third.page.getByText(/^离线/).first().waitFor({ timeout: WAIT_MS })
    await type(first, '同时在线写的')
    await third.context.setOffline(false)
    await sees(first, '离线时写的')
    await sees(third, '同时在线写的')

    const { entries } = await historyOf(server.url, cookie, section, 'basic.c30201:note')
    expect(entries.map(({ after, before, author }) => ({ after, before, who: author.displayName }))).toContainEqual({
      after: '甲的备注',
      before: null,
      who: '社保局经办',
    })
    for (const { context } of visitors) await context.close()
  })
})

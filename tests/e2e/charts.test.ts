/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { sectionOf, signIn } from '../collab/stockClient.ts'
import { openGuidePage } from '../guide/openGuidePage.ts'
import { type RunningServer, startServer } from './startServer.ts'

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
/** What the browser complained about. */
const complaints: string[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  page = await openGuidePage(browser, server, 'head', 'light')
  context = page.context()
  context.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
beforeEach(() => {
  complaints.length = 0
})

const picture = () => page.locator('.chart-place[data-drawn]')
const drawn = () => picture().locator('svg path').first().waitFor({ state: 'attached' })
const open = async (name: string) => {
  await page.getByRole('navigation', { name: '图示目录' }).getByRole('link', { name }).click()
  await page.getByRole('article', { name }).waitFor()
  await drawn()
}
const figures = async () => {
  await page.getByRole('button', { name: '看数字' }).click()
  return page.locator('.chart-figures').getByRole('table')
}
/** Clicks where a text of the picture stands. */
async function clickText(text: string): Promise<void> {
  const box = await picture().locator('svg text', { hasText: text }).first().boundingBox()
  if (box === null) throw new Error(`the picture does not say ${text}`)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
/** Clicks the largest part of a colour. */
async function clickPart(colour: string): Promise<void> {
  const place = await picture()
    .locator(`svg path[fill="var(--${colour})"]`)
    .evaluateAll((paths) =>
      paths
        .map((path) => path.getBoundingClientRect())
        .toSorted((one, other) => other.width * other.height - one.width * one.height)
        .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
        .at(0),
    )
  if (place === undefined) throw new Error(`nothing is drawn in ${colour}`)
  await page.mouse.click(place.x, place.y)
}
const traced = async (table: string, row: string, value: string) => {
  await page.waitForURL((url) => url.pathname === `/tables/${table}` && url.searchParams.get('row') === row)
  await page.locator('.trace-value', { hasText: value }).waitFor()
}

describe('the pictures of a budget', () => {
  it('[PIC-35] load what draws them when the first of them is shown, and not before', async () => {
    const drawers = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\/assets\/engine-/.test(name))
          .map(({ name }) => name),
      )
    await page.goto('/tables')
    await page.getByRole('article').or(page.locator('.paper')).first().waitFor()
    expect(await drawers()).toEqual([])
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '图示' }).click()
    await drawn()
    expect(await drawers()).toHaveLength(1)
  })

  it('[PIC-36] the flow of money says what is to be seen, has its figures beside it, and leads to them', async () => {
    await page.goto('/charts')
    await drawn()
    await page.getByRole('heading', { level: 1, name: '基本支出占支出 84.1%' }).waitFor()
    expect(await picture().getAttribute('aria-label')).toContain('84.1%')
    // Whoever doesn't see the picture gets the table; what can't be seen is no stop for the keyboard.
    const hidden = page.locator('.chart-figures, .chart > .visually-hidden').getByRole('table')
    await hidden.getByRole('row', { name: '210 卫生健康支出 109.27 5%' }).waitFor({ state: 'attached' })
    expect(await hidden.getByRole('link').count()).toBe(0)
    const table = await figures()
    const row = table.getByRole('row').filter({ hasText: '210 卫生健康支出' })
    await row.getByRole('link', { name: '109.27' }).waitFor()
    await clickText('210 卫生健康支出')
    await traced('T01', 'line/10', '109.27')
    await page.goBack()
    await drawn()
    await (await figures()).getByRole('link', { name: '345.66' }).click()
    await traced('T02', 'total', '345.66')
    expect(complaints).toEqual([])
  })

  it('[PIC-37] a part that several published figures make up lists them, each with the way to it', async () => {
    await page.goto('/charts/flow?by=economic&in=yuan')
    await drawn()
    await clickText('301 工资福利支出')
    const panel = page.getByRole('complementary', { name: '由哪些数组成' })
    await panel.getByText('14,009,200.00 元').waitFor()
    expect(await panel.getByRole('link').count()).toBe(3)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await clickText('301 工资福利支出')
    await panel.getByRole('link', { name: '市社保局' }).click()
    await traced('T04', 'unit:701002/code:301', '320.08')
  })

  it('[PIC-36] a composition leads to the row of the code that was clicked, of the department and of a unit', async () => {
    await page.goto('/charts')
    await open('支出构成')
    await page.getByRole('heading', { level: 1, name: '社会保障和就业支出占支出 89.4%' }).waitFor()
    await clickText('行政运行')
    await traced('T02', 'unit:701001/code:2080101', '920.44')
    await page.goto('/charts/composition?by=economic&of=701003')
    await drawn()
    await page.getByRole('heading', { level: 1, name: '市就业局' }).waitFor()
    await clickText('基本工资')
    await page.waitForURL(/\/tables\/T04\?.*701003/)
    expect(complaints).toEqual([])
  })

  it('[PIC-36] units stand side by side, and a bar leads to the unit’s figure', async () => {
    await page.goto('/charts')
    await open('单位对比')
    const row = (await figures()).getByRole('row').filter({ hasText: '市社保局' })
    await row.getByText('532.91').waitFor()
    await clickPart('chart-2')
    await traced('T02', 'unit:701001', '')
    await page.goto('/charts/units?per=head')
    await page.getByText('算不出人均').waitFor()
    await page.goto('/charts/units?basis=submitted')
    await page.getByText('没有可画的内容').waitFor()
    expect(complaints).toEqual([])
  })

  it('[PIC-36] what changed from the year before is compared as far as it is known, and leads to the form', async () => {
    await page.goto('/charts')
    await open('与上年相比')
    await page.getByText('系统里没有 2021 年的预算').waitFor()
    expect(await (await figures()).getByRole('row').count()).toBe(13)
    await clickPart('chart-up')
    await page.waitForURL(/\/tables\/T12\?.*column=yearTotal/)
    await page.locator('.trace-value', { hasText: '30.00' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('[PIC-38] findings are followed from submission to submission, and lead to the list of findings', async () => {
    await page.goto('/charts/findings')
    await page.getByRole('article', { name: '问题变化' }).waitFor()
    for (const [username, unit] of [
      ['shebao', '701002'],
      ['jiuye', '701003'],
    ] as const) {
      const cookie = await signIn(server.url, username, server.password)
      const submitted = await fetch(`${server.url}/api/sections/${await sectionOf(server.url, cookie, unit)}/submit`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url, cookie },
        body: JSON.stringify({ stateVector: 'AA==' }),
      })
      // Another try finds it submitted.
      expect([200, 409]).toContain(submitted.status)
    }
    // Nobody has to load the page again.
    await page.getByRole('heading', { level: 1, name: '2 次汇总后' }).waitFor()
    await drawn()
    const table = await figures()
    await table.getByRole('row').filter({ hasText: '市就业局上报' }).waitFor()
    await clickPart('color-mark')
    await page.waitForURL(/\/findings\?basis=submitted&severity=warning/)
    expect(complaints).toEqual([])
  })

  it('[PIC-39] a picture says what it is made from, keeps that and the unit of amounts, and is printed alone', async () => {
    await page.goto('/charts/units?basis=submitted&in=yuan')
    await drawn()
    const meta = page.locator('.picture-meta')
    await meta.getByText('按已上报数据汇总').waitFor()
    await meta.getByText('单位：元').waitFor()
    await open('资金来去')
    expect(new URL(page.url()).search).toBe('?basis=submitted&in=yuan')
    await page.emulateMedia({ media: 'print' })
    try {
      expect(
        await page
          .locator('.chart-toggle, .table-list, .top-bar, .tables-bar')
          .evaluateAll((all) => all.map((one) => getComputedStyle(one).display)),
      ).toEqual(['none', 'none', 'none', 'none'])
      const [paper, svg] = await Promise.all([
        page.locator('.picture').boundingBox(),
        picture().locator('svg').boundingBox(),
      ])
      expect(svg?.width ?? 0).toBeGreaterThan(0)
      expect(svg?.width ?? 0).toBeLessThanOrEqual(paper?.width ?? 0)
    } finally {
      await page.emulateMedia({ media: 'screen' })
    }
  })
})

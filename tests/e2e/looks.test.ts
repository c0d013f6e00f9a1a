/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { type RunningServer, startServer } from './startServer.ts'

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
beforeEach(async () => {
  context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
  context.setDefaultTimeout(20_000)
  page = await context.newPage()
})
afterEach(() => context.close())

async function signIn(user: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(user)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
}

/** How bright what stands behind the page is, 0 to 1. */
const brightness = () =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(
      (part) => Number.parseInt(part, 10),
    )
    return (red + green + blue) / 765
  })
const isDark = async () => (await brightness()) < 0.2
const choose = async (theme: string) => {
  await page.locator('.user-button').click()
  await page.getByRole('menuitem', { name: theme }).click()
}

describe('light and dark', () => {
  it('[LOK-3] follows the system, or what was chosen; the choice stays with the browser, also at the sign-in page', async () => {
    await signIn('head')
    expect(await isDark()).toBe(false)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')
    expect(await isDark()).toBe(true)
    await choose('浅色')
    expect(await isDark()).toBe(false)
    await choose('深色')
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await isDark()).toBe(true)
    await page.goto('/sign-in')
    await page.getByLabel('用户名').waitFor()
    expect(await isDark()).toBe(true)
  })

  it('[LOK-3] a dark page is dark before anything of it is shown', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    // Without the client nothing but the document and its style sheet is there.
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto('/sign-in')
    expect(await isDark()).toBe(true)
  })

  it('[LOK-4] on paper everything is light', async () => {
    await signIn('head')
    await choose('深色')
    await page.goto('/tables/T04')
    await page.locator('.sheet tbody tr').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await brightness()).toBeGreaterThan(0.9)
  })
})

describe('the bar above every page', () => {
  it('[UIX-61] stands in one line where the window is small, with the invitation to the tour; which budget it is gives way, and is on its title', async () => {
    await signIn('shebao')
    await page.getByRole('button', { name: '一分钟导览' }).waitFor()
    const lines = await page
      .locator('.top-bar :is(a, button, output, .top-bar-budget > span)')
      .evaluateAll((parts) =>
        parts.filter((part) => part.getBoundingClientRect().height > 48).map((part) => part.textContent),
      )
    expect(lines).toEqual([])
    expect(await page.locator('.top-bar').evaluate((bar) => bar.scrollWidth <= bar.clientWidth)).toBe(true)
    expect(await page.locator('.top-bar-budget').getAttribute('title')).toContain('二上')
  })
})

describe('the unit of amounts', () => {
  it('[WRK-141] a switch is followed by the sums of a selection, by the checks, and by what a cell holds to the 分', async () => {
    await signIn('shebao')
    await page.getByRole('link', { name: '继续编制' }).click()
    await page.getByRole('tab', { name: '基本支出·经济' }).click()
    await page.locator('[data-cell="basic.c30202:amount"]').click()
    const content = page.locator('.status-content')
    await content.getByText('精确到分 17,000.00 元').waitFor()
    await page.locator('[data-cell="basic.c30207:amount"]').click({ modifiers: ['Shift'] })
    const stats = page.locator('.status-stats')
    await stats.getByText('9.20 万元').waitFor()
    await page.getByText('元', { exact: true }).last().click()
    await stats.getByText('92,000.00 元').waitFor()
    const unit = page.locator('.finding-item', { hasText: /[0-9] 万元/ })
    expect(await unit.count()).toBe(0)
  })
})

describe('what is told in passing', () => {
  beforeEach(async () => {
    await signIn('shebao')
    await page.getByRole('link', { name: '继续编制' }).click()
    await page.getByRole('tab', { name: '项目支出' }).click()
    await page.locator('.grid-row').first().waitFor()
  })

  it('[UIX-50] the same sentence is shown once, however often it is told', async () => {
    await page.locator('.grid-cell').first().click()
    for (let at = 0; at < 3; at++) await page.keyboard.press('Control+z')
    const told = page.locator('.ant-message-notice', { hasText: '没有可以撤销的操作' })
    await told.first().waitFor()
    expect(await told.count()).toBe(1)
  })

  it('[UIX-51] in a narrow window the figures of a selection are whole, and a long sentence ends in an ellipsis with all of it on its title', async () => {
    await page.locator('.grid-cell[data-mark]').first().click()
    const content = page.locator('.status-content')
    await page.locator('.status-content:not(:empty)').waitFor()
    expect(await content.getAttribute('title')).toBe(await content.textContent())
    // As little room as there is beside a wide panel in a small window.
    await page.addStyleTag({ content: '.workbench-status { max-width: 420px }' })
    const cut = await content.evaluate((element) => [
      element.scrollWidth > element.clientWidth,
      getComputedStyle(element).textOverflow,
    ])
    expect(cut).toEqual([true, 'ellipsis'])
    await page.keyboard.press('Control+a')
    const stats = page.locator('.status-stats')
    await stats.getByText('求和').waitFor()
    const box = await stats.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(420)
    expect(await stats.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
  })
})

/** The sizes of the pages of a print, in points: `842x595` is A4 across. */
async function paperSizes(): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)]
  return boxes.map(([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`)
}

describe('print', () => {
  it('[LOK-7] tables are printed across, on A4, and on A3 where they are wide; heads stand on every page', async () => {
    await signIn('head')
    await page.goto('/tables/T01')
    await page.locator('.sheet tbody tr').first().waitFor()
    expect(new Set(await paperSizes())).toEqual(new Set(['842x595']))
    await page.goto('/tables/T09')
    await page.locator('.sheet tbody tr').first().waitFor()
    expect(new Set(await paperSizes())).toEqual(new Set(['1191x842']))
    await page.emulateMedia({ media: 'print' })
    const head = await page.locator('.sheet thead').evaluate((element) => getComputedStyle(element).display)
    expect(head).toBe('table-header-group')
    expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false)
  })

  it('[GRD-140] a sheet is printed with all its rows, a head on every page that says what it is, on A4', async () => {
    await signIn('shebao')
    await page.getByRole('link', { name: '继续编制' }).click()
    await page.getByRole('tab', { name: '绩效目标' }).click()
    await page.getByRole('button', { name: '绩效指标表格' }).click()
    await page.locator('.grid-row').first().waitFor()
    // What stands on the paper is there only while it is printed: what the print itself saw is written down.
    await page.evaluate(() => {
      window.addEventListener('beforeprint', () => {
        const rows = document.querySelectorAll('.printed-sheet tbody tr')
        document.body.dataset['printed'] = `${rows.length}`
        document.body.dataset['title'] = document.querySelector('.printed-sheet thead .print-title')?.textContent ?? ''
      })
    })
    const sizes = await paperSizes()
    expect(new Set(sizes)).toEqual(new Set(['842x595']))
    expect(sizes.length).toBeGreaterThan(1)
    const { printed, title } = await page.evaluate(() => ({ ...document.body.dataset }))
    const inSight = await page.locator('.grid-row').count()
    expect(Number(printed)).toBeGreaterThan(inSight)
    expect(title).toMatch(/^绩效指标701002 市社保局2022 年 · 二上 · 编制中共 \d+ 行单位：万元$/)
    expect(title).toContain(`共 ${printed} 行`)
    // Afterwards the screen is as it was.
    expect(await page.locator('.printed-sheet').count()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('.printed-sheet thead').evaluate((head) => getComputedStyle(head).display)).toBe(
      'table-header-group',
    )
    expect(await page.locator('[role=grid], .workbench-toolbar, .workbench-head').locator('visible=true').count()).toBe(
      0,
    )
  })

  it('[LOK-7] a performance form is printed whole, without the tools around it', async () => {
    await signIn('shebao')
    await page.getByRole('link', { name: '继续编制' }).click()
    await page.getByRole('tab', { name: '绩效目标' }).click()
    await page.locator('.indicator-table').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.form-list').isVisible()).toBe(false)
    expect(await page.locator('.workbench-toolbar').isVisible()).toBe(false)
    expect(await page.locator('.form-page > .print-title').textContent()).toContain('单位：万元')
    expect(await page.locator('.form-note:visible').count()).toBe(0)
    const whole = await page
      .locator('.form-scroller')
      .evaluate((element) => element.scrollHeight <= element.clientHeight + 1)
    expect(whole).toBe(true)
    expect((await paperSizes()).length).toBeGreaterThan(0)
  })
})

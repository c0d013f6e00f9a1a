import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPage } from '../browser/auditPage.ts'
import { launchBrowser } from '../browser/launch.ts'
import { openGuidePage, settle } from '../guide/openGuidePage.ts'
import { type RunningServer, startServer } from './startServer.ts'
import { act, submitTwice } from './submitTwice.ts'

let server: RunningServer
let browser: Browser
let page: Page
/** What a second try finds done. */
let isSubmitted = false

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  page = await openGuidePage(browser, server, 'head', 'light')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const difference = (name: string) =>
  page.getByRole('table', { name: /差异$/ }).getByRole('row').filter({ hasText: name }).first()
const says = (side: '左侧版本' | '右侧版本') =>
  page.locator('.state-chooser').filter({ hasText: side }).locator('.state-says')

describe('comparing', () => {
  it('[CMP-33] where the drafts are all there is, one sentence says why there is nothing to compare', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: '对比' }).click()
    await page.getByText('现在只有实时草稿一个版本').waitFor()
  })

  it('[CMP-32] says which side binds, shows what was typed between two submissions, and leads to the source of each side', async () => {
    if (!isSubmitted) await submitTwice(server)
    isSubmitted = true
    await page.goto('/tables/T04')
    await page.getByRole('link', { name: '对比' }).click()
    await difference('办公费').waitFor()
    for (const side of ['左侧版本', '右侧版本'] as const) await says(side).getByText('有约束力').waitFor()
    // The largest first, with its sign and its part of what was.
    const first = page.locator('.compare-table tbody tr').first()
    await first.getByText('差旅费').waitFor()
    await first.getByText('-1.50', { exact: true }).waitFor()
    await difference('办公费').getByText('+1.20', { exact: true }).waitFor()

    const trace = page.getByRole('complementary', { name: '数据来源' })
    for (const side of [0, 1]) {
      const figure = difference('办公费').getByRole('button').nth(side)
      await figure.focus()
      await page.keyboard.press('Enter')
      await trace.getByText(side === 0 ? /^左侧 · 30201/ : /^右侧 · 30201/).waitFor()
      const cell = trace.getByRole('listitem').first()
      await cell.getByRole('link').waitFor()
      expect(await cell.textContent()).toContain((await figure.textContent()) ?? 'nothing')
    }
    await page.keyboard.press('Escape')
    await trace.waitFor({ state: 'detached' })
  })

  it('[CMP-31] the address carries the choice: sides, table, order and unit of amounts', async () => {
    await page.getByLabel('左侧版本').selectOption({ label: '2022年 二上 · 实时草稿' })
    await says('左侧版本').getByText('没有约束力').waitFor()
    await page.getByText('两侧计入的分册数不同').waitFor()
    await page.getByRole('button', { name: /部门预算支出总表/ }).click()
    await page.getByRole('radio', { name: '按表内顺序' }).locator('..').click()
    await page.locator('.page-head').getByText('元', { exact: true }).click()
    await difference('市人力资源和社会保障局机关').getByText('取消').waitFor()
    const address = page.url()
    const other = await page.context().newPage()
    await other.goto(address)
    const gone = other.getByRole('row').filter({ hasText: '市人力资源和社会保障局机关' }).first()
    await gone.getByText('13,303,000.00', { exact: true }).waitFor()
    await gone.getByText('空', { exact: true }).waitFor()
    await other.close()
    await page.getByRole('button', { name: '交换左右' }).click()
    await difference('市人力资源和社会保障局机关').getByText('新增').waitFor()
  })

  it('[CMP-16] two rounds are compared, the one that was closed as it ended too', async () => {
    await act(server, 'head', '/api/rounds', { round: '701-2022-r3' })
    await page.goto('/compare')
    await page.getByLabel('左侧版本').selectOption({ label: '2022年 二上 · 封存时的底稿' })
    await page.getByLabel('右侧版本').selectOption({ label: '2022年 二下 · 实时草稿' })
    await page.getByText('两个版本各表的数字完全相同').waitFor()
    await says('左侧版本').getByText('本轮结束时').waitFor()
  })

  it('[CMP-15] units stand beside each other, the sum first, with their shares', async () => {
    await page.getByText('单位并列', { exact: true }).click()
    const table = page.getByRole('table', { name: /各单位并列$/ })
    await table.getByRole('columnheader', { name: '市就业局' }).waitFor()
    await page.getByLabel('版本', { exact: true }).selectOption({ label: '2022年 二下 · 实时草稿' })
    await page.getByLabel('汇总表').selectOption('T02')
    const whole = table.getByRole('row').nth(1)
    await whole.getByText('2,177.28', { exact: true }).waitFor()
    expect(await whole.getByRole('cell').first().textContent()).toBe('2,177.28')
    await whole.getByText('24.5%').waitFor()
    await whole.getByRole('button').nth(1).click()
    await page.getByRole('complementary', { name: '数据来源' }).getByText('市社保局 · 单位合计').waitFor()
  })

  it.each(['light', 'dark'] as const)(
    '[LOK-6] both tabs can be used without a mouse and without seeing well, %s',
    async (theme) => {
      const own = await openGuidePage(browser, server, 'head', theme)
      await own.goto('/compare?round=701-2022-r3')
      await own.locator('.compare-table tbody tr').first().getByRole('button').first().click()
      await own.locator('.trace').getByRole('link').first().waitFor()
      await settle(own)
      expect(await auditPage(own)).toEqual([])
      await own.goto('/compare?tab=units&table=T02')
      await own.locator('.units-table tbody tr').first().waitFor()
      await settle(own)
      expect(await auditPage(own)).toEqual([])
      await own.context().close()
    },
  )
})

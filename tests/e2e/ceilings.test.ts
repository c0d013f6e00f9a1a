import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let open: OpenGrid
let head: GridDriver
beforeAll(async () => {
  open = await openGrid('basic')
  head = await openWindow(open.browser, open.server, 'head')
  await head.page.goto(`${open.server.url}/ceilings`)
})
afterAll(() => open?.close())

const field = (name: string) => head.page.getByRole('textbox', { name })
const figures = () => open.grid.page.locator('.live-figures')

describe('ceilings', () => {
  it('[CEI-8] are typed by the head, Enter after Enter, and are there for the accountant at once', async () => {
    await field('市社保局 支出总额控制数（万元）').click()
    await head.page.keyboard.type('540')
    await head.page.keyboard.press('Enter')
    await expect.poll(() => field('市社保局 支出总额控制数（万元）').inputValue()).toBe('540.00')
    expect(await field('市就业局 支出总额控制数（万元）').evaluate((one) => one === document.activeElement)).toBe(true)
    await figures().getByText('余 7.09').waitFor()
    const row = head.page.getByRole('row').filter({ hasText: '市社保局' })
    await row.getByText('7.09').waitFor()
  })

  it('[CEI-8] what is no amount is refused at its field, and stays to be mended; Escape brings back what is issued', async () => {
    const one = field('市社保局 基本支出控制数（万元）')
    await one.click()
    await head.page.keyboard.type('四百')
    await head.page.keyboard.press('Enter')
    await head.page.getByRole('alert').getByText('应为不小于零的金额').waitFor()
    expect(await one.inputValue()).toBe('四百')
    await one.focus()
    await head.page.keyboard.press('Escape')
    expect(await one.inputValue()).toBe('')
  })

  it('[CEI-8] a unit above its ceiling is told by how much, and can not submit', async () => {
    const one = field('市社保局 支出总额控制数（万元）')
    await one.click()
    await head.page.keyboard.type('500')
    await head.page.keyboard.press('Tab')
    await figures().getByText('超控制数 32.91').waitFor()
    await open.grid.page.getByRole('button', { name: '上报' }).click()
    await open.grid.page.getByText(/还有 1 处勾稽错误/).waitFor()
    await open.grid.page
      .getByText(/支出总额控制数 500.00 万元/)
      .first()
      .waitFor()

    await one.click()
    await head.page.keyboard.press('Control+a')
    await head.page.keyboard.press('Delete')
    await head.page.keyboard.press('Tab')
    await figures().getByText('控制数').waitFor({ state: 'detached' })
  })

  it('[CEI-8] what is typed while an earlier amount is on its way is issued too', async () => {
    const one = field('市就业局 支出总额控制数（万元）')
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await head.page.route('**/api/ceilings', async (route) => {
      if (route.request().postData()?.includes('4000000') === true) await held
      await route.continue()
    })
    await one.fill('400')
    await one.press('Tab')
    await one.fill('500')
    const first = head.page.waitForResponse((response) => response.request().method() === 'PUT')
    release()
    await first
    expect(await one.inputValue()).toBe('500')
    await one.press('Tab')
    await head.page.getByRole('row').filter({ hasText: '市就业局' }).getByText('185.93').waitFor()
    expect(await one.inputValue()).toBe('500.00')
  })

  it('[CEI-5] an accountant reads the ceilings of their own unit, and types none', async () => {
    await field('市社保局 支出总额控制数（万元）').fill('600')
    await field('市社保局 支出总额控制数（万元）').press('Tab')
    await figures().getByText('余 67.09').waitFor()
    await open.grid.page.getByRole('link', { name: '控制数' }).click()
    const table = open.grid.page.getByRole('table')
    await table.getByText('600.00').waitFor()
    expect(await table.getByRole('textbox').count()).toBe(0)
    expect(await table.getByText('市就业局').count()).toBe(0)
  })
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
let browser: Browser
let mine: GridDriver
let head: GridDriver
beforeAll(async () => {
  opened = await openGrid('basic')
  ;({ browser, grid: mine } = opened)
  head = await openWindow(browser, opened.server, 'head')
  await head.open(opened.section, 'basic')
})
afterAll(() => opened.close())

const CELL = 'basic.c30201:amount'
const tab = ({ page }: GridDriver, name: RegExp) => page.locator('.side-panel').getByRole('tab', { name })
const thread = ({ page }: GridDriver) => page.locator(`.comment-thread[data-thread="${CELL}"]`)
const mark = ({ page }: GridDriver) => page.locator(`[data-cell="${CELL}"][data-commented]`)

describe('comments at a cell', () => {
  it('[CMT-9] are written by keys alone, with the names of people completed, and marked at the cell for everybody', async () => {
    await mine.click(CELL)
    await mine.press('Shift+F2')
    const box = mine.page.locator('.comment-new textarea')
    await box.waitFor()
    await mine.type('@部门')
    await mine.page.locator('.comment-people [role=option]', { hasText: '部门审核' }).waitFor()
    await mine.press('Enter')
    await mine.type('请看办公费')
    expect(await box.inputValue()).toBe('@部门审核 请看办公费')
    // What is not sent stays while something else is looked at.
    await tab(mine, /^检查/).click()
    await tab(mine, /^批注/).click()
    expect(await box.inputValue()).toBe('@部门审核 请看办公费')
    await box.click()
    await mine.press('Control+Enter')
    for (const window of [mine, head]) await mark(window).waitFor()
    // The keyboard is back in the grid.
    await mine.press('ArrowDown')
    expect(await mine.active()).toBe('basic.c30202:amount')
    expect(await mark(head).getAttribute('title')).toContain('批注（社保局经办）：@部门审核 请看办公费')
    expect(await tab(head, /^批注/).textContent()).toBe('批注1')
  })

  it('[CMT-9] are answered by whoever may not write, and lead to their cell', async () => {
    await tab(head, /^批注/).click()
    expect(await thread(head).locator('.comment-text b').textContent()).toBe('@部门审核')
    await thread(head).locator('textarea').fill('<b>请附依据</b>')
    await thread(head).getByRole('button', { name: '发送' }).click()
    await thread(mine).getByText('<b>请附依据</b>').waitFor()
    await head.click('basic.c30206:amount')
    await thread(head).locator('.comment-place button').click()
    expect(await head.active()).toBe(CELL)
  })

  it('[CMT-9] show that they were edited and what they said, and are resolved and opened again', async () => {
    const first = thread(mine).locator('ol li').first()
    await first.getByRole('button', { name: '修改' }).click()
    await first.locator('textarea').fill('@部门审核 请看办公费，比上年多一成')
    await first.getByRole('button', { name: '保存' }).click()
    const edited = thread(head).locator('ol li').first()
    await edited.getByText('比上年多一成').waitFor()
    await edited.locator('summary').click()
    await edited.locator('.comment-earlier').getByText('@部门审核 请看办公费', { exact: false }).waitFor()

    await thread(head).getByRole('button', { name: '标为已解决' }).click()
    for (const window of [mine, head]) await mark(window).waitFor({ state: 'detached' })
    await mine.click('basic.c30206:amount')
    await thread(mine).waitFor({ state: 'detached' })
    await mine.page.getByLabel('也显示已解决的').check()
    await thread(mine).getByText('部门审核 标为已解决').waitFor()
    await thread(mine).getByRole('button', { name: '重新打开' }).click()
    for (const window of [mine, head]) await mark(window).waitFor()
  })
})

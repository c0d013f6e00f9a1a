import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../collab/stockClient.ts'
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
})
afterAll(() => opened.close())

const CELL = 'basic.c30201:amount'
const bell = ({ page }: GridDriver) => page.locator('.notice-bell')
const unread = (window: GridDriver) => bell(window).getAttribute('aria-label')
const items = ({ page }: GridDriver) => page.locator('.notices li')

describe('the bell', () => {
  it('[NTC-8] counts what comes while a page is open, and a notice leads to its cell and what is said there', async () => {
    expect(await unread(head)).toBe('消息')
    await mine.click(CELL)
    await mine.press('Shift+F2')
    await mine.type('@部门')
    await mine.press('Enter')
    await mine.type('请看办公费')
    await mine.press('Control+Enter')
    await expect.poll(() => unread(head), { timeout: 20_000 }).toBe('消息，1 条未读')
    await bell(head).click()
    await items(head).getByText('社保局经办 在批注中提到了您').click()
    await head.page.locator(`.grid-cell.active[data-cell="${CELL}"]`).waitFor()
    await head.page.locator('.comment-thread', { hasText: '请看办公费' }).waitFor()
    await expect.poll(() => unread(head), { timeout: 20_000 }).toBe('消息')
  })

  it('[NTC-8] tells a return with its reason to the people of the unit, and marks all at once', async () => {
    const { server, section } = opened
    const reply = head.page.locator('.comment-thread textarea')
    await reply.fill('请附依据')
    await head.page.locator('.comment-thread').getByRole('button', { name: '发送' }).click()
    await expect.poll(() => unread(mine), { timeout: 20_000 }).toBe('消息，1 条未读')
    const cookie = await signIn(server.url, 'head', server.password)
    await mine.page.getByRole('button', { name: '上报' }).click()
    await mine.page.locator('.submit-dialog').getByRole('button', { name: '上报' }).click()
    await expect.poll(() => unread(head), { timeout: 20_000 }).toBe('消息，1 条未读')
    const returned = await fetch(`${server.url}/api/sections/${section}/return`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: '请核对培训费' }),
    })
    expect(returned.status).toBe(200)
    await expect.poll(() => unread(mine), { timeout: 20_000 }).toBe('消息，2 条未读')
    await bell(mine).click()
    expect(await items(mine).first().textContent()).toContain('部门审核 退回了“市社保局”，请按理由修改请核对培训费')
    await mine.page.getByRole('button', { name: '全部标为已读' }).click()
    await expect.poll(() => unread(mine), { timeout: 20_000 }).toBe('消息')
    expect(await items(mine).count()).toBe(2)
  })
})

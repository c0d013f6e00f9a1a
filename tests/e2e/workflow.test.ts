import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
let mine: GridDriver
let head: GridDriver
beforeAll(async () => {
  opened = await openGrid('performanceIndicators?view=table')
  mine = opened.grid
  head = await openWindow(opened.browser, opened.server, 'head')
})
afterAll(() => opened?.close())

const INDICATOR = 'performanceIndicators.f02-i05'
const IDENTITY = `R26/quantity/701002//${INDICATOR}`
const item = () => mine.page.locator(`[data-finding="${IDENTITY}"]`)
const detail = () => head.page.getByRole('complementary', { name: '检查详情' })
const unread = ({ page }: GridDriver) => page.locator('.notice-bell').getAttribute('aria-label')

describe('the explanation of a warning', () => {
  it('[WAV-10] is written where the warning is found, and decided in the list of checks, by keys alone', async () => {
    await item().getByText('未说明').waitFor()
    await item().getByRole('button', { name: '说明' }).focus()
    await mine.press('Enter')
    await mine.press('Control+Enter')
    await item().getByRole('alert').getByText('请填写说明。').waitFor()
    await mine.type('此项按比例考核')
    await mine.press('Control+Enter')
    await item().getByText('待审').waitFor()
    await item().getByText('社保局经办').waitFor()

    await expect.poll(() => unread(head), { timeout: 20_000 }).toBe('消息，1 条未读')
    await head.page.goto(`${opened.server.url}/findings?words=pending`)
    await head.page.getByRole('table', { name: '检查结果' }).getByRole('button').first().click()
    await detail().getByText('此项按比例考核').waitFor()
    await detail().getByRole('button', { name: '退回说明' }).focus()
    await head.press('Enter')
    await head.type('请改为数量')
    await head.press('Control+Enter')
    await item().getByText('说明被退回').waitFor()
    await item().getByText('请改为数量').waitFor()

    await item().getByRole('button', { name: '重新说明' }).focus()
    await mine.press('Enter')
    await mine.press('End')
    await mine.type('，附文件')
    await mine.press('Control+Enter')
    await item().getByText('待审').waitFor()
    await detail().getByText('此项按比例考核，附文件').waitFor()
    await detail().getByRole('button', { name: '同意' }).focus()
    await head.press('Enter')
    await item().getByText('已同意').waitFor()
  })

  it('[WAV-10] lapses in sight as soon as the value changes', async () => {
    await mine.click(`${INDICATOR}:value`)
    await mine.type('95%')
    await mine.press('Enter')
    await item().getByText('说明已失效').waitFor()
    await head.page.goto(`${opened.server.url}/findings?words=unexplained&finding=${encodeURIComponent(IDENTITY)}`)
    await detail().getByText('说明已失效').waitFor()
    await mine.page.getByRole('button', { name: '上报' }).click()
    await mine.page
      .locator('.submit-dialog')
      .getByText(/还有 \d+ 处警告没有说明/)
      .waitFor()
    await mine.press('Escape')
  })
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf } from '../collab/stockClient.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'
import type { RunningServer } from './startServer.ts'

let opened: OpenGrid
let server: RunningServer
let browser: Browser
let mine: GridDriver
let theirs: GridDriver
let section: string
let cookie: string

beforeAll(async () => {
  opened = await openGrid('basic')
  ;({ server, browser, grid: mine, section, cookie } = opened)
  theirs = await openWindow(browser, server, 'shebao')
})
afterAll(() => opened.close())

const note = (code: string) => `basic.c${code}:note`
const amount = (code: string) => `basic.c${code}:amount`
const editorText = ({ page }: GridDriver) => page.locator('.grid-editor').inputValue()
const badge = ({ page }: GridDriver) => page.locator('.saved-badge').textContent()
const panel = ({ page }: GridDriver) => page.locator('.side-panel')

describe('two people in one section', () => {
  it('[WRK-20] see each other, and what the other types, while they type themselves', async () => {
    await Promise.all([mine.open(section, 'basic'), theirs.open(section, 'basic')])
    await theirs.click(note('30202'))
    await mine.page.locator(`[data-cell="${note('30202')}"] .grid-visitor`).waitFor()
    await mine.page.getByRole('button', { name: '社保局经办', exact: true }).waitFor()

    await mine.click(note('30201'))
    await mine.type('我在写')
    await theirs.type('他写好了')
    await theirs.press('Enter')
    await mine.page.getByText('他写好了').waitFor()
    expect(await editorText(mine)).toBe('我在写')
    await mine.type('完')
    await mine.press('Enter')
    await theirs.shows(note('30201'), '我在写完')
    await Promise.all([mine.saved(), theirs.saved()])
  })

  it('[COL-87] nothing moves under somebody who types while others type, insert and delete', async () => {
    await mine.click(note('30101'))
    await mine.type('写到一半')
    const places = () =>
      mine.page
        .locator('.grid-head-cell, .grid-editor, .grid-row:nth-child(-n + 8) .grid-cell, [role=tab], .toolbar button')
        .evaluateAll((found) => found.map((one) => JSON.stringify(one.getBoundingClientRect())))
    const before = await places()
    const was = await mine.text(amount('30202'))
    expect(before.length).toBeGreaterThan(40)
    await theirs.click(amount('30202'))
    for (const typed of ['1234.56', '7']) {
      await theirs.type(typed)
      await theirs.press('Enter')
      await theirs.press('ArrowUp')
    }
    await mine.shows(amount('30202'), '7.00')
    await theirs.click(note('30299'))
    await theirs.press('Alt+Enter')
    await theirs.saved()
    expect(await places()).toEqual(before)
    expect(await editorText(mine)).toBe('写到一半')
    await mine.press('Escape')
    await theirs.press('Control+z', 'Control+z', 'Control+z')
    await mine.shows(amount('30202'), was)
    await theirs.saved()
  })

  it('[GRD-170] what others type is shown while keys are pressed without a pause', async () => {
    await theirs.click(note('30207'))
    await mine.click(note('30101'))
    let typing = true
    const writing = (async () => {
      while (typing) await mine.page.keyboard.press('a', { delay: 30 })
    })()
    await theirs.type('别停')
    await theirs.press('Enter')
    await mine.page
      .locator(`[data-cell="${note('30207')}"]`)
      .getByText('别停')
      .waitFor()
    typing = false
    await writing
    await mine.press('Escape')
    await theirs.press('Control+z')
    await theirs.saved()
  })

  it('[WRK-120] a click on somebody follows them from cell to cell and sheet to sheet, until a key is pressed here', async () => {
    const face = mine.page.getByRole('button', { name: '社保局经办', exact: true })
    const at = (cell: string) => mine.page.locator(`.grid-cell.active[data-cell="${cell}"]`).waitFor()
    await face.click()
    await mine.page.getByText('跟随中').waitFor()
    await at(await theirs.active())
    await theirs.click(note('30209'))
    await at(note('30209'))
    await theirs.page.getByRole('tab', { name: '收入' }).click()
    await theirs.click('income.general:note')
    await mine.page.waitForURL(/\/income/)
    await at('income.general:note')

    await mine.page
      .locator('.grid')
      .first()
      .click({ position: { x: 200, y: 300 } })
    await mine.page.getByText('跟随中').waitFor({ state: 'detached' })
    const stayed = await mine.active()
    await theirs.page.getByRole('tab', { name: '基本支出·经济' }).click()
    await theirs.click(note('30202'))
    await mine.page.locator('.grid-visitor').waitFor({ state: 'detached' })
    expect(await mine.active()).toBe(stayed)
    await mine.open(section, 'basic')
  })

  it('[WRK-21] undo leaves alone what the other has set since, and says so', async () => {
    await mine.click(note('30205'))
    await mine.type('我的')
    await mine.press('Enter')
    await theirs.shows(note('30205'), '我的')
    await theirs.click(note('30205'))
    await theirs.type('他的')
    await theirs.press('Enter')
    await mine.shows(note('30205'), '他的')
    await mine.press('Control+z')
    await mine.page.getByText('有 1 处已被他人改动，没有撤销').waitFor()
    expect(await mine.text(note('30205'))).toBe('他的')
  })

  it('[WRK-22] offline edits are counted, come back, and are in the history under their author', async () => {
    await mine.click(note('30206'))
    await mine.context.setOffline(true)
    await mine.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
    await mine.type('离线写的')
    await mine.press('Enter')
    expect(await badge(mine)).toBe('离线，1 处修改尚未上传')
    await theirs.click(note('30207'))
    await theirs.type('在线写的')
    await theirs.press('Enter')
    await mine.context.setOffline(false)
    await theirs.shows(note('30206'), '离线写的')
    await mine.shows(note('30207'), '在线写的')
    await mine.saved()
    const { entries } = await historyOf(server.url, cookie, section, note('30206'))
    expect(entries[0]).toMatchObject({ after: '离线写的', author: { displayName: '社保局经办' } })
  })
})

describe('when things go wrong', () => {
  it('[WRK-32] a server that dies and comes back loses nothing, and the page comes back by itself', async () => {
    await server.kill('SIGKILL')
    await mine.page.locator('.saved-badge[data-state=offline]').waitFor()
    await mine.click(note('30217'))
    await mine.type('停机时写的')
    await mine.press('Enter')
    await server.restart()
    await mine.page.locator('.saved-badge[data-state=saved]').waitFor({ timeout: 60_000 })
    await theirs.page.locator('.saved-badge[data-state=saved]').waitFor({ timeout: 60_000 })
    await theirs.shows(note('30217'), '停机时写的')
  })

  it('[WRK-33] whoever is signed out elsewhere signs in again, and is back in the section', async () => {
    const other = await openWindow(browser, server, 'shebao')
    await other.open(section, 'basic')
    await other.page.evaluate(() => fetch('/api/session', { method: 'DELETE' }))
    await other.page.waitForURL(/sign-in\?to=/)
    await other.page.locator('input[autocomplete=username]').fill('shebao')
    await other.page.locator('input[type=password]').fill(server.password)
    await other.press('Enter')
    await other.page.waitForURL(/\/sections\//)
    await other.saved()
    await other.close()
  })
})

describe('what follows from the cells', () => {
  it('[WRK-23] subtotals, figures, checks and marks follow while people type; a finding leads to its cells', async () => {
    const before = await mine.text('@basic/302:amount')
    await mine.click(amount('30201'))
    await mine.type('1000')
    await mine.press('Enter')
    await mine.page.locator(`[data-cell="@basic/total:amount"][data-mark=error]`).waitFor()
    expect(await mine.text('@basic/302:amount')).not.toBe(before)
    const finding = panel(mine).locator('.finding-item', { hasText: 'R05' })
    expect(await finding.textContent()).toContain('万元')
    await finding
      .getByRole('button', { name: /^支出·功能/ })
      .first()
      .click()
    await mine.page.waitForURL(/\/functional\?cell=functional\./)
    await mine.page.locator('.grid-cell.active[data-cell^="functional."]').waitFor()
    await mine.page.locator('[role=tab][data-found=error]', { hasText: '支出·功能' }).waitFor()
  })

  it('[WRK-60] a link into another sheet goes to its very cell, however often, and what is typed goes there', async () => {
    await mine.open(section, 'basic')
    const finding = panel(mine).locator('.finding-item', { hasText: 'R05' })
    const links = finding.getByRole('button', { name: /^支出·功能/ })
    // The last one: the first may be where a sheet opens anyway.
    await links.last().click()
    await mine.page.waitForURL(/\/functional\?cell=functional\./)
    const named = new URL(mine.page.url()).searchParams.get('cell') ?? ''
    await mine.page.locator(`.grid-cell.active[data-cell="${named}"]`).waitFor()
    const before = await mine.text(named)
    await mine.type('1234.56')
    await mine.press('Enter')
    await mine.shows(named, '1,234.56')
    await mine.page.getByRole('tab', { name: '基本支出·经济' }).click()
    await mine.page.locator('[data-cell^="basic."]').first().waitFor()
    await mine.press('Control+z')
    await mine.page.locator(`.grid-cell.active[data-cell="${named}"]`).waitFor()
    await mine.shows(named, before)
    await mine.saved()
  })

  it('[WRK-24] the address names the cell, and opens it', async () => {
    await mine.open(section, 'basic')
    await mine.click(amount('30202'))
    await mine.page.waitForURL(/cell=basic\.c30202:amount/)
    await mine.page.goto(`${server.url}/sections/${section}/projects?cell=${encodeURIComponent('basic.c30101:note')}`)
    await mine.page.locator('.grid-row').first().waitFor()
    await mine.page.goto(`${server.url}/sections/${section}/basic?cell=${encodeURIComponent('basic.c30101:note')}`)
    await mine.page.locator('.grid-cell.active[data-cell="basic.c30101:note"]').waitFor()
    await mine.type('由链接而来')
    await mine.press('Enter')
    await mine.shows('basic.c30101:note', '由链接而来')
  })

  it('[WRK-25] the history says who changed what, before and after, of one cell where asked, and leads there', async () => {
    await mine.saved()
    await mine.page.getByRole('tab', { name: '历史' }).click()
    const first = panel(mine).locator('.history-panel li').first()
    await first.getByText('空白 → 由链接而来').waitFor()
    expect(await first.textContent()).toContain('社保局经办')
    await mine.click(amount('30201'))
    await panel(mine).getByRole('checkbox').check()
    await panel(mine).getByText('8.50 → 1,000.00').waitFor()
    await panel(mine).getByRole('checkbox').uncheck()
    await first.getByRole('button').click()
    await mine.page.locator('.grid-cell.active[data-cell="basic.c30101:note"]').waitFor()
  })
})

describe('submission', () => {
  it('[WRK-26] is not offered while there are errors: they are shown, also where their panel was put away', async () => {
    await mine.page.getByRole('button', { name: '收起' }).click()
    await panel(mine).waitFor({ state: 'detached' })
    await mine.page.getByRole('button', { name: '上报' }).click()
    await mine.page.getByText(/还有 \d+ 处勾稽错误，解决后才能上报/).waitFor()
    await panel(mine).locator('.finding-item').first().waitFor()
  })

  it('[WRK-27] freezes the section for everybody; what comes too late is kept for its author', async () => {
    await mine.click(amount('30201'))
    await mine.type('8.5')
    await mine.press('Enter')
    await mine.page.locator(`[data-cell="${amount('30201')}"]:not([data-mark])`).waitFor()
    await mine.saved()

    await theirs.click(note('30209'))
    await theirs.context.setOffline(true)
    await theirs.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
    await theirs.type('来晚了')
    await theirs.press('Enter')

    await mine.page.getByRole('button', { name: '上报' }).click()
    await mine.page.locator('.ant-modal').getByRole('button', { name: '上报' }).click()
    await mine.page.getByText('已上报，不能修改').waitFor()
    const told = mine.page.locator('.ant-message-notice').filter({ hasText: /已上报|只能查看/ })
    expect(await told.count()).toBeLessThanOrEqual(1)
    expect(await badge(mine)).toBe('只读')
    await mine.click(note('30211'))
    await mine.type('不该写进去')
    await mine.press('Enter')
    expect(await mine.text(note('30211'))).toBe('')

    await theirs.context.setOffline(false)
    await theirs.page.getByRole('button', { name: '迟到修改 1' }).click({ timeout: 60_000 })
    const row = theirs.page.locator('.ant-modal tbody tr')
    expect(await row.textContent()).toContain('30209 物业管理费')
    expect(await row.textContent()).toContain('来晚了')
    await theirs.page.keyboard.press('Escape')
    await theirs.shows(note('30209'), '')
  })

  it('[WRK-28] whoever may only read sees that, and can write nothing', async () => {
    const head = await openWindow(browser, server, 'head')
    await head.open(section, 'basic')
    expect(await badge(head)).toBe('只读')
    await head.click(note('30211'))
    await head.type('部门改的')
    await head.press('Enter', 'Delete', 'Control+d')
    expect(await head.text(note('30211'))).toBe('')
    await head.page.getByRole('button', { name: '退回' }).waitFor()
    await head.close()
  })
})

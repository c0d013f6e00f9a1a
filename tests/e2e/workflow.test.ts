import { writeCells } from '@hesuan/shared/section/document.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STILL } from '../browser/launch.ts'
import { openSection, signIn } from '../collab/stockClient.ts'
import { MENDED_2022 } from '../integration/api/mended2022.ts'
import { addAccountant } from './addAccountant.ts'
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

/** Does over REST what a person would do on a page. */
async function as(user: string, method: string, path: string, body: unknown): Promise<void> {
  const cookie = await signIn(opened.server.url, user, opened.server.password)
  const answer = await fetch(`${opened.server.url}${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status, `${path}: ${await answer.clone().text()}`).toBe(200)
}
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
    await mine.page.locator('.submit-dialog').waitFor({ state: 'hidden' })
  })
})

const board = ({ page }: GridDriver) => page.locator('.board')
const boardRow = (window: GridDriver, name: string) => board(window).getByRole('row').filter({ hasText: name }).first()
const timeline = ({ page }: GridDriver) => page.getByRole('region', { name: '流程记录' })
const goTo = (window: GridDriver, path: string) => window.page.goto(`${opened.server.url}${path}`)
/** The one on top: one below it may be going. */
const dialog = ({ page }: GridDriver) => page.getByRole('dialog').last()

describe('a return', () => {
  it('[WFL-15] carries what the head said at cells, which its people see in a list and at the cells, and go to', async () => {
    await mine.page.getByRole('button', { name: '上报' }).click()
    await mine.page.locator('.submit-dialog').getByRole('button', { name: '上报' }).click()
    await goTo(head, `/sections/${opened.section}/basic`)
    await head.page.locator('.saved-badge[data-state=read-only]').waitFor()
    await head.click('basic.c30201:amount')
    await head.press('Shift+F2')
    await head.type('办公费比定额多')
    await head.press('Control+Enter')
    await head.page.locator('.comment-thread', { hasText: '办公费比定额多' }).waitFor()
    await head.page.getByRole('button', { name: '退回' }).click()
    await dialog(head).getByText('30201 办公费 · 基本支出·经济 · 预算数').waitFor()
    await dialog(head).getByLabel('退回原因').fill('请核对公用经费')
    await dialog(head).getByRole('button', { name: '退回' }).click()

    const note = mine.page.getByRole('note')
    await note.getByText('请核对公用经费').waitFor()
    await note.getByRole('button', { name: /30201 办公费/ }).click()
    await mine.page.locator('.grid-cell.active[data-cell="basic.c30201:amount"]').waitFor()
    await goTo(head, '/')
    await boardRow(head, '市社保局').getByText('（指出 1 处）').waitFor()
    await timeline(head).getByText('请核对公用经费').waitFor()
  })
})

describe('the whole way of a budget', () => {
  let chief: GridDriver
  let auditor: GridDriver

  it('[WFL-16] is submitted, withdrawn by the head of the unit, approved, locked on the board, and reopened', async () => {
    await addAccountant(opened.server, 'chief', '社保局负责人', 'unitHead')
    chief = await openWindow(opened.browser, opened.server, 'chief')
    auditor = await openWindow(opened.browser, opened.server, 'auditor')
    const section = `/api/sections/${opened.section}`
    await as('shebao', 'POST', `${section}/revise`, {})
    await as('shebao', 'POST', `${section}/submit`, { stateVector: 'AA==' })
    await goTo(chief, `/sections/${opened.section}/basic`)
    await chief.page.getByRole('button', { name: '撤回' }).click()
    await dialog(chief).getByRole('button', { name: '撤回' }).click()
    await boardRow(auditor, '市社保局').getByText('编制中').waitFor()
    await timeline(auditor).getByText('撤回了').waitFor()

    const jiguan = openSection(
      opened.server.url,
      await signIn(opened.server.url, 'jiguan', opened.server.password),
      '701001-2022-r3',
    )
    await jiguan.whenSynced()
    writeCells(jiguan.doc, MENDED_2022, null)
    await expect.poll(() => jiguan.saved(), { timeout: 20_000 }).toBeGreaterThan(0)
    jiguan.destroy()
    for (const [user, unit] of [
      ['jiguan', '701001'],
      ['shebao', '701002'],
      ['jiuye', '701003'],
      ['head', '701'],
    ] as const) {
      await as(user, 'POST', `/api/sections/${unit}-2022-r3/submit`, { stateVector: 'AA==' })
      if (unit !== '701003') await as('head', 'POST', `/api/sections/${unit}-2022-r3/approve`, {})
    }
    // A page behind another one may be slow to let its dialogs go.
    await head.page.bringToFront()
    await boardRow(head, '市就业局').getByRole('button', { name: '审核通过' }).click()
    await dialog(head).getByRole('button', { name: '审核通过' }).click()
    await head.page.getByRole('button', { name: '锁定', disabled: false }).click()
    await dialog(head).getByRole('button', { name: '锁定' }).click()
    await auditor.page.getByText('已锁定', { exact: true }).waitFor()
    await head.page.getByRole('button', { name: '标为已公开' }).click()
    await dialog(head).getByRole('button', { name: '标为已公开' }).click()
    await auditor.page.getByText('已公开', { exact: true }).waitFor()
    await head.page.getByRole('button', { name: '重新打开' }).click()
    await dialog(head).getByRole('button', { name: '重新打开' }).click()
    await dialog(head).getByText('请填写重新打开的理由。').waitFor()
    await dialog(head).getByLabel('重新打开的理由').fill('财政批复调整了控制数')
    await dialog(head).getByRole('button', { name: '重新打开' }).click()
    await timeline(auditor).getByText('财政批复调整了控制数').waitFor()
    await head.page.locator('.ant-modal-wrap').last().waitFor({ state: 'hidden' })
  })

  it('[RND-9] goes into the next round, which everybody is in at once, and the old one is read where it was', async () => {
    await head.page.getByRole('button', { name: '开启二下' }).click()
    await dialog(head).getByRole('button', { name: '开启二下' }).click()
    await auditor.page.getByRole('button', { name: /二下，切换年度与轮次/ }).click()
    await auditor.page.getByRole('menuitem', { name: /二上（已封存）/ }).click()
    await timeline(auditor).getByText('财政批复调整了控制数').waitFor()
    await auditor.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '汇总表' }).click()
    await auditor.page.getByText('2022年 · 二上').waitFor()
    await mine.page.getByText('“二上”已结束').or(mine.page.getByText('只读')).first().waitFor()
    await goTo(mine, '/')
    await boardRow(mine, '市社保局').getByRole('link', { name: '继续编制' }).click()
    await mine.page.waitForURL('**/sections/701002-2022-r4**')
    await mine.saved()
  })

  it('[ADM-8] a rule that is turned off by the administrator is gone from an open section at once', async () => {
    const admin = await openWindow(opened.browser, opened.server, 'admin')
    await mine.page.locator('.finding-item', { hasText: 'R26' }).first().waitFor()
    await goTo(admin, '/admin?part=rules')
    await admin.page.getByLabel('R26 启用').click()
    await mine.page.locator('.finding-item', { hasText: 'R26' }).first().waitFor({ state: 'detached' })
    await admin.page.getByLabel('R26 启用').click()
    await mine.page.locator('.finding-item', { hasText: 'R26' }).first().waitFor()
    await admin.page.getByRole('link', { name: '操作记录' }).click()
    await admin.page
      .getByRole('cell', { name: /2022 年 R26/ })
      .first()
      .waitFor()

    await admin.page.getByRole('link', { name: '用户' }).click()
    await admin.page.getByRole('button', { name: '新增用户' }).click()
    await dialog(admin).getByLabel('用户名').fill('lisi')
    await dialog(admin).getByLabel('姓名').fill('李四')
    await dialog(admin).getByRole('button', { name: '保存' }).click()
    await dialog(admin).getByText('只显示这一次').waitFor()
    const handedOut = (await admin.page.locator('.one-time-password').textContent()) ?? ''
    await dialog(admin).getByRole('button', { name: '我已记下' }).click()

    // ADM-9 on the screen: the newcomer chooses a password, and is in.
    const context = await opened.browser.newContext({ ...STILL, viewport: { width: 1366, height: 768 } })
    const page = await context.newPage()
    await page.goto(`${opened.server.url}/sign-in`)
    await page.locator('input[autocomplete=username]').fill('lisi')
    await page.locator('input[type=password]').fill(handedOut)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请设置自己的密码' }).waitFor()
    await page.getByLabel('当前密码').fill(handedOut)
    await page.getByLabel('新密码', { exact: true }).fill('lisi')
    await page.getByLabel('再输一次新密码').fill('lisi')
    await page.keyboard.press('Enter')
    await page.getByText('新密码须为 12 至').waitFor()
    for (const label of ['新密码', '再输一次新密码']) {
      await page.getByLabel(label, { exact: true }).fill('a meadow of 2022 words')
    }
    await page.getByRole('button', { name: '设置密码并进入' }).click()
    await page.getByRole('navigation').waitFor()
    await context.close()
    await admin.page.getByRole('group', { name: '李四的操作' }).getByRole('button', { name: '停用' }).click()
    await dialog(admin).getByRole('button', { name: '停用' }).click()
    await admin.page.getByRole('row').filter({ hasText: 'lisi' }).getByText('已停用').waitFor()
    await goTo(admin, '/admin?part=years')
    await admin.page.getByRole('button', { name: '开启 2023 年' }).click()
    await dialog(admin).getByRole('button', { name: '开启 2023 年' }).click()
    await admin.page.getByRole('row').filter({ hasText: '2023' }).getByText('一上').waitFor()
    await admin.close()
  })

  it('[RND-9] goes into the next year, beside the one before', async () => {
    await goTo(mine, '/')
    await mine.page.getByRole('heading', { level: 1, name: /2023年部门预算/ }).waitFor()
    const years = mine.page.getByRole('table', { name: '历年合计' })
    await years.getByRole('row').filter({ hasText: '2022年' }).first().getByText('2,177.28').first().waitFor()
    await goTo(mine, '/sections/701002-2023-r1/projects')
    await mine.page.locator('.grid-row').first().waitFor()
    await mine.page.getByText('2023 年 · 一上').waitFor()
    await Promise.all([chief.close(), auditor.close()])
  })
})

import { join } from 'node:path'
import { openDatabase } from '@hesuan/server/storage/openDatabase.ts'
import { SignedIn } from '@hesuan/shared/api/session.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf, signIn } from '../collab/stockClient.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
let mine: GridDriver
let theirs: GridDriver
let head: GridDriver

beforeAll(async () => {
  opened = await openGrid('basic')
  mine = opened.grid
  theirs = await openWindow(opened.browser, opened.server, 'shebao')
  await theirs.open(opened.section, 'basic')
})
afterAll(() => opened.close())

const step = async (action: string, body: object, user: string) => {
  const { server, section } = opened
  const response = await fetch(`${server.url}/api/sections/${section}/${action}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: server.url,
      cookie: await signIn(server.url, user, server.password),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
}
/** What an administrator makes of the accountant of 701002. */
const becomes = async (role: 'auditor' | 'accountant') => {
  const file = join(opened.server.dataDir, 'hesuan.db')
  const database = await openDatabase({ kind: 'sqlite', file }, (cause) => {
    throw cause
  })
  await database.write.updateTable('people').set({ role }).where('username', '=', 'shebao').execute()
  await database.close()
  // The server looks once a second who its sessions belong to; an administrator's change by the page would end that.
  for (let now = ''; now !== role; ) {
    const session = await theirs.context.request.get(`${opened.server.url}/api/session`)
    now = SignedIn.parse(await session.json()).role
    if (now !== role) await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const note = (code: string) => `basic.c${code}:note`
const rows = ({ page }: GridDriver) => page.locator('.ant-modal tbody tr')
const lateButton = ({ page }: GridDriver, count: number) => page.getByRole('button', { name: `迟到修改 ${count}` })
const proposals = ({ page }: GridDriver) => page.getByRole('button', { name: '建议 1' })

describe('a section that was submitted while somebody was offline', () => {
  it('[OFF-19] shows the author what came too late in any browser: cells, rows, what was there and what is there now', async () => {
    await theirs.click(note('30209'))
    await theirs.context.setOffline(true)
    await theirs.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
    await theirs.type('第一稿')
    await theirs.press('Enter')
    await theirs.click(note('30209'))
    await theirs.type('来晚了')
    await theirs.press('Enter')
    await theirs.click(note('30211'))
    await theirs.press('Control+Minus')
    await theirs.page.locator('.local-badge[data-local=kept]').waitFor()

    await mine.page.getByRole('button', { name: '上报' }).click()
    await mine.page.locator('.ant-modal').getByRole('button', { name: '上报' }).click()
    await mine.page.getByText('已上报，不能修改').waitFor()

    await theirs.context.setOffline(false)
    await theirs.page.getByText('有 2 处修改来晚了，没有写入预算').waitFor({ timeout: 60_000 })
    await theirs.shows(note('30209'), '')
    await theirs.close()

    theirs = await openWindow(opened.browser, opened.server, 'shebao')
    await theirs.open(opened.section, 'basic')
    await lateButton(theirs, 2).click()
    const [cell, row] = await rows(theirs).allTextContents()
    expect(cell).toContain('基本支出·经济 · 30209 物业管理费')
    expect(cell).toContain('空白来晚了空白')
    expect(row).toContain('30211 差旅费')
    expect(row).toContain('删除此行')
    await theirs.page.getByRole('button', { name: '复制所选' }).click()
    await theirs.page.getByText('已复制').waitFor()
    const copied = await theirs.clipboard()
    expect(copied.split('\n').map((line) => line.split('\t').length)).toEqual(expect.arrayContaining([4, 4, 4]))
    expect(copied).toContain('来晚了')
  })

  it('[SUB-22] lets the author hand it to the reviewer, who agrees; written in by the unit, it is in the history', async () => {
    await rows(theirs).nth(1).getByRole('checkbox').uncheck()
    const propose = theirs.page.getByRole('button', { name: '交给审核人' })
    await propose.click()
    await theirs.page.getByText('请先写一句话说明理由').waitFor()
    await theirs.page.locator('.late-sentence input, input.late-sentence').fill('物业合同已变更')
    await propose.click()
    await theirs.page.locator('.late-proposal', { hasText: '物业合同已变更' }).getByText('待审核').waitFor()
    expect(await rows(theirs).count()).toBe(2)

    head = await openWindow(opened.browser, opened.server, 'head')
    await head.open(opened.section, 'basic')
    expect(await head.page.getByRole('button', { name: /迟到修改/ }).count()).toBe(0)
    await proposals(head).click()
    expect(await rows(head).allTextContents()).toEqual([expect.stringContaining('来晚了')])
    await head.page.getByRole('button', { name: '同意', exact: true }).click()
    await head.page.locator('.late-proposal[data-status=agreed]').waitFor()
    await head.close()

    await step('return', { reason: '按建议修改' }, 'head')
    await step('revise', {}, 'shebao')
    await mine.saved()
    await proposals(mine).click()
    const proposal = mine.page.locator('.late-proposal[data-status=agreed]')
    await proposal.getByRole('button', { name: '写入分册' }).click()
    await mine.page.locator('.late-proposal[data-status=applied]').waitFor()
    await mine.page.keyboard.press('Escape')
    await mine.shows(note('30209'), '来晚了')
    await mine.saved()
    const { server, cookie, section } = opened
    const [entry] = (await historyOf(server.url, cookie, section, note('30209'))).entries
    expect(entry).toMatchObject({ after: '来晚了', how: 'proposed', author: { displayName: '社保局经办' } })
  })

  it('[OFF-20] lets the author discard it, after a question', async () => {
    await theirs.page.reload()
    await lateButton(theirs, 1).click()
    await theirs.page.getByRole('button', { name: '丢弃所选' }).click()
    await theirs.page.locator('.ant-modal-confirm').getByRole('button', { name: '丢弃' }).click()
    await lateButton(theirs, 1).waitFor({ state: 'detached' })
    expect(await theirs.page.locator(`[data-cell="${note('30211')}"]`).count()).toBe(1)
  })

  it('[OFF-31] keeps on this machine what the server refuses, says why, and lets its author save it, try again, or let go', async () => {
    await theirs.click(note('30213'))
    await theirs.context.setOffline(true)
    await theirs.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
    await theirs.type('不能丢')
    await theirs.press('Enter')
    await theirs.page.locator('.local-badge[data-local=kept]').waitFor()
    await becomes('auditor')
    await theirs.context.setOffline(false)
    await theirs.page.reload()
    await lateButton(theirs, 1).click()
    const refused = theirs.page.locator('.late-refused')
    expect(await refused.textContent()).toContain('服务器没有接收以下 1 处修改：您没有进行此操作的权限')
    expect(await refused.locator('tbody tr').allTextContents()).toEqual([
      expect.stringContaining('30213 维修（护）费 · 备注不能丢'),
    ])
    const saving = theirs.page.waitForEvent('download')
    await refused.getByRole('button', { name: '导出' }).click()
    expect((await saving).suggestedFilename()).toContain('.csv')
    await theirs.page.reload()
    await lateButton(theirs, 1).click()
    await becomes('accountant')
    await refused.getByRole('button', { name: '再试' }).click()
    await theirs.page.locator('.late-own').waitFor()
    await refused.waitFor({ state: 'detached' })
  })

  it('[SUB-30] is told of when it is submitted again, as are forms that lack something, with the way there', async () => {
    await mine.page.reload()
    await mine.saved()
    await lateButton(mine, 1).waitFor()
    await mine.page.getByRole('button', { name: '上报' }).click()
    const outlook = mine.page.locator('.submit-outlook')
    expect(await outlook.textContent()).toContain('您有 1 处迟到修改没有写入')
    expect(await outlook.textContent()).toMatch(/有 \d+ 张绩效表还没有填完/)
    await outlook.getByRole('button', { name: '先去查看' }).click()
    await outlook.waitFor({ state: 'detached' })
    await rows(mine).first().waitFor()
    await mine.page.keyboard.press('Escape')
    await rows(mine).first().waitFor({ state: 'hidden' })
    await mine.page.getByRole('button', { name: '上报' }).click()
    await outlook.locator('p', { hasText: '张绩效表还没有填完' }).locator('+ ul').getByRole('button').first().click()
    await outlook.waitFor({ state: 'detached' })
    await mine.page.waitForURL(/performance/i)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../collab/stockClient.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
let mine: GridDriver
let theirs: GridDriver

beforeAll(async () => {
  opened = await openGrid('basic')
  mine = opened.grid
  theirs = await openWindow(opened.browser, opened.server, 'shebao')
  await theirs.open(opened.section, 'basic')
})
afterAll(() => opened.close())

const step = async (action: 'return' | 'revise', body: object, user: string) => {
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
const submit = async () => {
  await mine.page.getByRole('button', { name: '上报' }).click()
  await mine.page.locator('.ant-modal').getByRole('button', { name: '上报' }).click()
  await mine.page.getByText('已上报，不能修改').waitFor()
}
const reopen = async () => {
  await step('return', { reason: '请补充' }, 'head')
  await step('revise', {}, 'shebao')
  await Promise.all([mine.saved(), theirs.saved()])
}
const drop = async () => {
  await theirs.page.getByRole('button', { name: '清除这些文字' }).click()
  await theirs.page.locator('.ant-modal-confirm').getByRole('button', { name: '清除', exact: true }).click()
  await theirs.page.locator('.late-drafts').waitFor({ state: 'detached' })
  await theirs.page.locator('.ant-modal-confirm').waitFor({ state: 'detached' })
}
const tray = () => theirs.page.locator('.ant-modal tbody tr')

describe('a section that freezes under an open editor', () => {
  it('[OFF-1] keeps the text that a colleague was typing, word for word, and says so', async () => {
    await theirs.click('basic.c30209:note')
    await theirs.type('才写了一半')
    await submit()
    await theirs.page.getByRole('button', { name: '迟到修改 1' }).click()
    expect(await tray().textContent()).toContain('30209 物业管理费')
    expect(await tray().textContent()).toContain('才写了一半')
    await drop()
    await reopen()
  })

  it('[OFF-1] keeps a text that is no amount yet, and one on the blank line', async () => {
    await theirs.click('basic.c30209:amount')
    await theirs.type('12.')
    await submit()
    await theirs.page.getByRole('button', { name: '迟到修改 1' }).click()
    expect(await tray().textContent()).toContain('12.')
    await drop()
    await reopen()

    await theirs.click('@blank:note')
    await theirs.type('新的一行')
    await submit()
    await theirs.page.getByRole('button', { name: '迟到修改 1' }).click()
    expect(await tray().textContent()).toContain('新的一行')
    await drop()
    await reopen()
  })

  it('[OFF-1] keeps nothing of an editor that was opened and not typed in', async () => {
    await theirs.click('basic.c30201:amount')
    await theirs.press('F2')
    await submit()
    await theirs.page.getByText('已上报，不能修改').waitFor()
    expect(await theirs.page.getByRole('button', { name: /迟到修改/ }).count()).toBe(0)
    await reopen()
  })

  it('[OFF-32] keeps a half-written text when the page is loaded again', async () => {
    await theirs.click('basic.c30209:amount')
    await theirs.type('12.')
    theirs.page.once('dialog', (dialog) => void dialog.accept())
    await theirs.page.reload()
    await theirs.page.getByRole('button', { name: '迟到修改 1' }).click()
    expect(await tray().textContent()).toContain('30209 物业管理费')
    expect(await tray().textContent()).toContain('12.')
    await drop()
  })
})

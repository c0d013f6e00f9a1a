import { afterAll, beforeAll, expect, it } from 'vitest'
import { historyOf } from '../collab/stockClient.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
beforeAll(async () => {
  opened = await openGrid('staffing')
})
afterAll(() => opened.close())

it('[QTA-5] head counts propose the public funds of the publication, one click takes them, and a deviation stays visible', async () => {
  const { grid, section, server, cookie } = opened
  const { page } = grid
  const dialog = page.getByRole('dialog', { name: '按人数和定额测算公用经费' })
  const line = (code: string) => dialog.getByRole('row').filter({ hasText: code })

  await page.getByRole('button', { name: '公用经费测算' }).click()
  await dialog.getByRole('button', { name: '按常用定额列出' }).click()
  await dialog.getByText('人数应是大于 0 的整数').waitFor()
  await dialog.getByLabel('编制数').fill('34')
  await dialog.getByLabel('实有数').fill('29')
  await dialog.getByLabel('系数').selectOption('1')
  await dialog.getByRole('button', { name: '按常用定额列出' }).click()

  // What was published is what heads and quotas come to: nothing is left to take but what they don't explain.
  expect(await line('30201').textContent()).toContain('34*0.25')
  expect(await line('30201').textContent()).toContain('一致')
  expect(await line('30206').textContent()).toContain('一致')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  // One more post: the line is off, and says so at its cell.
  const heads = page.locator('.grid-row.leaf', { hasText: '办公费（按编制数）' }).locator('[data-cell$=":heads"]')
  await heads.click()
  await grid.type('35')
  await grid.press('Enter')
  await grid.saved()
  await grid.open(section, 'basic')
  const amount = 'basic.c30201:amount'
  await page.locator(`[data-cell="${amount}"][data-mark=warning]`).waitFor()

  await page.getByRole('button', { name: '公用经费测算' }).click()
  await dialog.getByRole('button', { name: '采用 1 项' }).click()
  await grid.shows(amount, '8.75')
  await grid.shows('basic.c30201:basis', '35*0.25')
  await grid.saved()
  const { entries } = await historyOf(server.url, cookie, section, amount)
  expect(entries[0]).toMatchObject({ after: '87500.00' })
  await grid.click(amount)
  await grid.press('Control+z')
  await grid.shows(amount, '8.50')
})

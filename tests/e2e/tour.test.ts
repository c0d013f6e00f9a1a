import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
beforeAll(async () => {
  opened = await openGrid('basic')
})
afterAll(() => opened.close())

const invite = () => opened.grid.page.getByRole('button', { name: '一分钟导览', exact: true })
const card = () => opened.grid.page.locator('.tour-card')

it('[TUR-2, TUR-3] is offered once, goes by keys from control to control, and gives the cell the keyboard back', async () => {
  const { grid, section } = opened
  await grid.click('basic.c30201:note')
  await invite().click()
  await card().getByRole('heading', { name: '分册中的各张表' }).waitFor()
  const titles: (string | null)[] = []
  for (;;) {
    titles.push(await card().getByRole('heading').textContent())
    const box = await card().boundingBox()
    const size = grid.page.viewportSize()
    expect(box !== null && size !== null && box.x >= 0 && box.y >= 0).toBe(true)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size?.width ?? 0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size?.height ?? 0)
    if ((await card().getByRole('button', { name: '知道了' }).count()) > 0) break
    await grid.press('ArrowRight')
  }
  expect(titles).toHaveLength(7)
  await grid.press('ArrowLeft')
  expect(await card().getByRole('heading').textContent()).toBe(titles.at(-2))
  await grid.press('Escape')
  await card().waitFor({ state: 'detached' })

  await grid.open(section, 'basic')
  expect(await invite().count()).toBe(0)
  await grid.click('basic.c30201:note')
  await grid.press('F1')
  await grid.page.getByRole('dialog', { name: '快捷键' }).getByRole('button', { name: '一分钟导览' }).click()
  await card().waitFor()
  await grid.press('Escape')
  await card().waitFor({ state: 'detached' })
  // What is typed goes into the cell again.
  await grid.type('接着写')
  await grid.press('Enter')
  await grid.shows('basic.c30201:note', '接着写')
})

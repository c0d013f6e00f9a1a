/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GridDriver } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

const NOTE = 'basic.c30201:note'

let opened: OpenGrid
let grid: GridDriver

beforeAll(async () => {
  opened = await openGrid('basic')
  grid = opened.grid
})
afterAll(() => opened.close())

const overlay = () => grid.page.getByRole('dialog', { name: '快捷键' })
const closed = () => overlay().waitFor({ state: 'hidden' })

describe('the help', () => {
  it('[HLP-3] F1 and Ctrl+/ open it, also from a cell, and Escape gives the cell the keyboard back', async () => {
    for (const key of ['F1', 'Control+/']) {
      await grid.click(NOTE)
      await grid.press(key)
      await overlay().waitFor()
      await grid.press('Escape')
      await closed()
      await grid.type('接着写')
      await grid.press('Enter')
      await grid.shows(NOTE, '接着写')
      await grid.press('Control+z')
    }
  })

  it('[HLP-3] what is being typed is not lost by it', async () => {
    await grid.click(NOTE)
    await grid.type('写到一半')
    await grid.press('F1')
    await overlay().waitFor()
    await grid.press('Escape')
    await closed()
    await grid.shows(NOTE, '写到一半')
    await grid.press('Control+z')
  })

  it('[HLP-3] a question mark typed into a cell stays a character', async () => {
    await grid.click(NOTE)
    await grid.type('是否含税?')
    await grid.press('Enter')
    await grid.shows(NOTE, '是否含税?')
    await grid.click(NOTE)
    await grid.type('?')
    await grid.press('Enter')
    await grid.shows(NOTE, '?')
    expect(await overlay().isVisible()).toBe(false)
    await grid.press('Control+z', 'Control+z')
  })

  it('[HLP-3] outside of cells and fields a question mark opens it, and so does the button', async () => {
    await grid.page.getByRole('link', { name: '工作台' }).focus()
    await grid.press('Shift+?')
    await overlay().waitFor()
    await grid.press('Escape')
    await closed()
    await grid.page.getByRole('button', { name: '帮助', exact: true }).click()
    await overlay().waitFor()
    await overlay().getByText('Ctrl+Shift+方向键').waitFor()
    await grid.press('Escape')
    await closed()
  })

  it('[HLP-1] what it lists is what the keys do', async () => {
    await grid.press('F1')
    const entry = overlay().locator('dl > div', { hasText: '向下填充' }).locator('kbd')
    const key = await entry.textContent()
    await grid.press('Escape')
    await closed()
    await grid.click(NOTE)
    await grid.type('填充')
    await grid.press('Enter', 'ArrowUp', 'Shift+ArrowDown', (key ?? '').replace('Ctrl+D', 'Control+d'))
    await grid.shows('basic.c30202:note', '填充')
  })

  it('[HLP-4] it is printed alone, all of it', async () => {
    await grid.page.locator('.grid').click({ position: { x: 5, y: 5 } })
    await grid.press('F1')
    await overlay().waitFor()
    await grid.page.emulateMedia({ media: 'print' })
    expect(await grid.page.locator('.workbench').isVisible()).toBe(false)
    expect(await overlay().getByText('打开帮助', { exact: true }).isVisible()).toBe(true)
    const whole = await grid.page
      .locator('.help-scroll')
      .evaluate((element) => element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth)
    expect(whole).toBe(true)
    await grid.page.emulateMedia({ media: 'screen' })
    await grid.press('Escape')
  })
})

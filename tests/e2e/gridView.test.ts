import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
let grid: GridDriver

beforeAll(async () => {
  opened = await openGrid('basic')
  grid = opened.grid
})
afterAll(() => opened.close())
afterEach(async () => {
  await grid.press('Escape', 'Escape')
  const leave = grid.page.locator('.view-bar button')
  if (await leave.isVisible()) await leave.click()
})

const bar = () => grid.page.locator('.view-bar')
const leaves = () =>
  grid.page.locator('.grid-row.leaf').evaluateAll((rows) =>
    rows
      .map((row) => ({ key: row.getAttribute('data-row'), top: row.getBoundingClientRect().top }))
      .toSorted((a, b) => a.top - b.top)
      .map(({ key }) => key),
  )
const note = (code: string) => `basic.c${code}:note`
const menuOf = (column: string) => grid.page.getByRole('button', { name: `${column}：排序与筛选` })
const dialog = () => grid.page.getByRole('dialog', { name: /排序与筛选/ })

async function write(key: string, text: string): Promise<void> {
  await grid.click(key)
  await grid.type(text)
  await grid.press('Enter')
}

describe('a view of one person', () => {
  it('[GRD-96] sorts by the menu of a column, says so, and is left by one click; others see nothing of it', async () => {
    const before = await leaves()
    const other = await openWindow(opened.browser, opened.server, 'head')
    await other.open(opened.section, 'basic')
    await grid.page.locator('.grid-head-cell', { hasText: '预算数' }).hover()
    await menuOf('预算数').click()
    await dialog().getByRole('button', { name: '从大到小' }).click()
    await bar().getByText('按“预算数”从大到小排列').waitFor()
    const amounts = await grid.page
      .locator('.grid-row.leaf [data-cell$=":amount"]')
      .evaluateAll((cells) => cells.map((cell) => Number((cell.textContent ?? '').replace(/,/g, ''))))
    expect(amounts.toSorted((a, b) => b - a)).toEqual(amounts)
    expect(await grid.page.locator('[aria-sort=descending]').textContent()).toContain('预算数')
    expect(await other.page.locator('.grid-row.subtotal').count()).toBeGreaterThan(0)
    await other.close()
    await bar().getByRole('button', { name: '恢复全部行' }).click()
    await bar().waitFor({ state: 'detached' })
    expect(await leaves()).toEqual(before)
  })

  it('[GRD-96] filters by what a column holds, searched for, by keys alone', async () => {
    await write(note('30201'), '甲')
    await write(note('30202'), '乙')
    await grid.click(note('30205'))
    await grid.press('Control+Shift+l')
    await dialog().waitFor()
    await grid.page.keyboard.insertText('甲')
    await grid.press('Enter')
    await bar()
      .getByText(/按“备注”筛选，显示 [12] \/ \d+ 行/)
      .waitFor()
    await grid.click(note('30201'))
    expect(await leaves()).toEqual(['basic.c30201'])
    await grid.press('Control+Shift+l')
    await bar().waitFor({ state: 'detached' })
    expect((await leaves()).length).toBeGreaterThan(10)
  })

  it('[GRD-95] typing in a filtered cell leaves its row in sight until it is left', async () => {
    await write(note('30201'), '甲')
    await write(note('30202'), '甲')
    await grid.click(note('30201'))
    await grid.press('Shift+F10')
    await grid.page.getByRole('menuitem', { name: '只看与此格相同的行' }).click()
    await bar().waitFor()
    expect(await leaves()).toEqual(['basic.c30201', 'basic.c30202'])
    await grid.type('乙')
    await grid.press('Tab')
    expect(await leaves()).toEqual(['basic.c30201', 'basic.c30202'])
    await grid.click(note('30202'))
    await grid.cell(note('30201')).waitFor({ state: 'detached' })
    expect(await leaves()).toEqual(['basic.c30202'])
  })

  it('[GRD-94] a hit of finding that the filter hides is shown', async () => {
    await write(note('30201'), '藏')
    await write(note('30202'), '露')
    await grid.click(note('30202'))
    await grid.press('Shift+F10')
    await grid.page.getByRole('menuitem', { name: '只看与此格相同的行' }).click()
    await grid.cell(note('30201')).waitFor({ state: 'detached' })
    await grid.press('Control+f')
    await grid.page.keyboard.insertText('藏')
    await grid.press('Enter')
    await grid.cell(note('30201')).waitFor()
    await grid.page.getByRole('search').getByText('第 1 / 1 处').waitFor()
    expect(await grid.active()).toBe(note('30201'))
  })
})

describe('the menu of a cell', () => {
  const menu = () => grid.page.getByRole('menu')

  it('[GRD-97] opens at the pointer on the cell that is meant, copies, and gives the keyboard back', async () => {
    await write(note('30205'), '要复制的')
    await grid.click(note('30101'))
    await grid.cell(note('30205')).click({ button: 'right' })
    await menu().getByRole('menuitem', { name: /^复制/ }).click()
    await menu().waitFor({ state: 'detached' })
    expect(await grid.clipboard()).toBe('要复制的\r\n')
    expect(await grid.active()).toBe(note('30205'))
    await grid.press('ArrowDown')
    expect(await grid.active()).toBe(note('30206'))
    await grid.page.keyboard.press('ContextMenu')
    await menu().getByRole('menuitem', { name: /^粘贴/ }).click()
    await grid.shows(note('30206'), '要复制的')
  })

  it('[GRD-97] is walked through by keys, and closed by Escape', async () => {
    await grid.click(note('30206'))
    await grid.press('Shift+F10')
    await menu().waitFor()
    await grid.press('ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(await menu().locator(':focus').textContent()).toContain('清除内容')
    await grid.press('Escape')
    await menu().waitFor({ state: 'detached' })
    await grid.type('继续')
    await grid.press('Enter')
    await grid.shows(note('30206'), '继续')
    await grid.page.locator('.grid-row.leaf .grid-gutter').first().click({ button: 'right' })
    await menu()
      .getByRole('menuitem', { name: /^删除行/ })
      .click()
    await grid.page.getByText(/已删除 1 行/).waitFor()
    await grid.press('Control+z')
  })

  it('[GRD-137] leads to saying something about the cell', async () => {
    await grid.cell(note('30206')).click({ button: 'right' })
    await menu().getByRole('menuitem', { name: /^批注/ }).click()
    await grid.page.locator('.comment-new textarea').waitFor()
    await grid.click(note('30206'))
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { historyOf } from '../collab/stockClient.ts'
import type { GridDriver } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

let opened: OpenGrid
let grid: GridDriver

beforeAll(async () => {
  opened = await openGrid('basic')
  grid = opened.grid
})
afterAll(() => opened.close())
afterEach(() => grid.press('Escape', 'Escape'))

const note = (code: string) => `basic.c${code}:note`
const basis = (code: string) => `basic.c${code}:basis`
const handle = () => grid.page.locator('[data-fill-handle]')

async function write(key: string, text: string): Promise<void> {
  await grid.click(key)
  await grid.type(text)
  await grid.press('Enter')
}

describe('filling', () => {
  it('[GRD-71] drags the handle down over rows, leaves subtotals alone, and repeats the pattern as one act', async () => {
    const subtotal = await grid.text('@basic/302:note')
    await write(note('30112'), '甲')
    await write(note('30113'), '乙')
    await grid.click(note('30112'))
    await grid.press('Shift+ArrowDown')
    await grid.drag(await grid.middle(handle()), await grid.middle(grid.cell(note('30205'))))
    expect(await Promise.all(['30201', '30202', '30205'].map((code) => grid.text(note(code))))).toEqual([
      '甲',
      '乙',
      '甲',
    ])
    expect(await grid.text('@basic/302:note')).toBe(subtotal)
    await grid.saved()
    const { entries } = await historyOf(opened.server.url, opened.cookie, opened.section)
    expect(entries.filter(({ act }) => act === entries[0]?.act).map(({ how }) => how)).toEqual([
      'filled',
      'filled',
      'filled',
    ])
    await grid.press('Control+z')
    expect(await grid.text(note('30205'))).toBe('')
  })

  it('[GRD-71] drags the handle up, and the pattern goes on upwards', async () => {
    await write(note('30207'), '一')
    await write(note('30209'), '二')
    await grid.click(note('30207'))
    await grid.press('Shift+ArrowDown')
    await grid.drag(await grid.middle(handle()), await grid.middle(grid.cell(note('30202'))))
    expect(await Promise.all(['30202', '30205', '30206'].map((code) => grid.text(note(code))))).toEqual([
      '二',
      '一',
      '二',
    ])
    await grid.press('Control+z')
  })

  it('[GRD-72] a double click on the handle fills down as far as the neighbouring column goes', async () => {
    for (const code of ['30211', '30213', '30217']) await write(basis(code), '按定额')
    await grid.click(basis('30228'))
    await grid.press('Delete')
    await write(note('30211'), '同前')
    await grid.click(note('30211'))
    await handle().dblclick()
    expect(await Promise.all(['30211', '30213', '30217', '30228'].map((code) => grid.text(note(code))))).toEqual([
      '同前',
      '同前',
      '同前',
      '',
    ])
  })

  it('[GRD-73] Ctrl+R fills a range to the right, only where the contents are of one kind, and says so', async () => {
    await write(basis('30229'), '全年')
    await grid.click(basis('30229'))
    await grid.press('Shift+ArrowRight', 'Control+r')
    expect(await grid.text(note('30229'))).toBe('全年')
    const amount = await grid.text('basic.c30229:amount')
    await grid.click('basic.c30229:code')
    await grid.press('Shift+ArrowRight', 'Control+r')
    expect(await grid.text('basic.c30229:amount')).toBe(amount)
    await grid.page.getByText('有 1 格与来源列的内容类型不同，没有填充').waitFor()
  })

  it('[GRD-25] Ctrl+D on a single cell takes what stands above it, past a subtotal', async () => {
    await write(note('30113'), '接上')
    await grid.click(note('30201'))
    await grid.press('Control+d')
    expect(await grid.text(note('30201'))).toBe('接上')
  })
})

describe('ranges', () => {
  it('[GRD-70] Ctrl marks several ranges, which are added up and cleared together', async () => {
    await write('basic.c30201:amount', '1.5')
    await write('basic.c30205:amount', '2.25')
    await grid.click('basic.c30201:amount')
    await grid.click('basic.c30205:amount', ['Control'])
    const status = grid.page.locator('.workbench-status')
    await status.getByText('2 个区域').waitFor()
    expect(await status.textContent()).toContain('求和 3.75')
    await grid.press('Delete')
    expect([await grid.text('basic.c30201:amount'), await grid.text('basic.c30205:amount')]).toEqual(['', ''])
    await grid.press('Control+z')
    expect(await grid.text('basic.c30205:amount')).toBe('2.25')
  })

  it('[GRD-74] ranges that have their columns in common are copied as one block, others are refused in a sentence', async () => {
    await write(note('30101'), '上')
    await write(note('30103'), '下')
    await grid.click(note('30101'))
    await grid.click(note('30103'), ['Control'])
    await grid.press('Control+c')
    expect(await grid.clipboard()).toBe('上\r\n下\r\n')
    await grid.click(basis('30107'), ['Control'])
    await grid.press('Control+c')
    await grid.page.getByText('选中的几个区域行列不一致，不能一起复制').waitFor()
    expect(await grid.clipboard()).toBe('上\r\n下\r\n')
  })

  it('[GRD-75] headers mark whole columns and rows, by click, by Shift and by dragging', async () => {
    const head = (title: string) => grid.page.locator('.grid-head-cell', { hasText: title })
    const status = grid.page.locator('.workbench-status .status-place')
    await head('测算依据').click()
    await status.getByText(/行 × 1 列/).waitFor()
    await head('备注').click({ modifiers: ['Shift'] })
    await status.getByText(/行 × 2 列/).waitFor()
    await grid.drag(await grid.middle(head('预算数')), await grid.middle(head('备注')))
    await status.getByText(/行 × 3 列/).waitFor()
    const gutter = grid.page.locator('.grid-row.leaf .grid-gutter')
    await grid.drag(await grid.middle(gutter.nth(0)), await grid.middle(gutter.nth(2)))
    await status.getByText('3 行 × 4 列').waitFor()
    await gutter.nth(4).click({ modifiers: ['Shift'] })
    await status.getByText('5 行 × 4 列').waitFor()
  })

  it('[GRD-76] a drag beyond the edge scrolls on, and marks what comes into sight', async () => {
    await grid.open(opened.section, 'procurement')
    const scroller = grid.page.locator('.grid-scroller')
    const box = await scroller.boundingBox()
    const first = grid.page.locator('.grid-row').nth(1).locator('.grid-cell').nth(1)
    const from = await grid.middle(first)
    if (box === null) throw new Error('the grid is on screen')
    await grid.page.mouse.move(from.x, from.y)
    await grid.page.mouse.down()
    await grid.page.mouse.move(box.x + box.width + 60, from.y + 30, { steps: 4 })
    await grid.page.waitForFunction(() => {
      const view = document.querySelector('.grid-scroller')
      return view !== null && view.scrollLeft > 0 && view.scrollLeft + view.clientWidth >= view.scrollWidth - 1
    })
    await grid.page.mouse.up()
    const columns = Number(await grid.page.locator('[role=grid]').getAttribute('aria-colcount'))
    await grid.page.locator('.status-place', { hasText: `${columns - 1} 列` }).waitFor()
  })
})

describe('rows', () => {
  const leaf = (index: number) => grid.page.locator('.grid-row.leaf').nth(index)
  const keyOf = (index: number) => leaf(index).getAttribute('data-row')
  const order = (count: number) => Promise.all(Array.from({ length: count }, (_, index) => keyOf(index)))

  it('[GRD-90] inserts as many rows as are selected, and deletes them together', async () => {
    await grid.open(opened.section, 'projects')
    const before = await order(4)
    await leaf(0).locator('.grid-gutter').click()
    await leaf(1)
      .locator('.grid-gutter')
      .click({ modifiers: ['Shift'] })
    await grid.press('Alt+Enter')
    const after = await order(6)
    expect([after[0], after[1], after[4], after[5]]).toEqual(before)
    await grid.press('Control+z')
    expect(await order(4)).toEqual(before)
  })

  it('[GRD-136] inserts above the row that somebody is in by the keys of spreadsheets, and deletes it again', async () => {
    const [first, second] = await order(2)
    await leaf(1).locator('.grid-cell').first().click()
    await grid.press('Control+Shift+Equal')
    const [top, added, below] = await order(3)
    expect([top, below]).toEqual([first, second])
    expect(await grid.active()).toContain(`${added}:`)
    await grid.press('Control+Minus')
    expect(await order(2)).toEqual([first, second])
  })

  it('[GRD-91] Alt and an arrow move the selected rows, and undo moves them back', async () => {
    const [first, second, third] = await order(3)
    await leaf(1).locator('.grid-cell').first().click()
    await grid.press('Alt+ArrowUp')
    expect(await order(3)).toEqual([second, first, third])
    await grid.press('Alt+ArrowDown', 'Alt+ArrowDown')
    expect(await order(3)).toEqual([first, third, second])
    await grid.press('Control+z', 'Control+z', 'Control+z')
    expect(await order(3)).toEqual([first, second, third])
  })

  it('[GRD-92] selected rows are dragged by their numbers, along a line that shows where they go', async () => {
    const [first, second, third, fourth] = await order(4)
    await leaf(0).locator('.grid-gutter').click()
    const from = await grid.middle(leaf(0).locator('.grid-gutter'))
    const to = await grid.middle(leaf(2).locator('.grid-gutter'))
    await grid.page.mouse.move(from.x, from.y)
    await grid.page.mouse.down()
    await grid.page.mouse.move(to.x, to.y + 8, { steps: 5 })
    await grid.page.locator('.grid-drop').waitFor()
    await grid.page.mouse.up()
    expect(await order(4)).toEqual([second, third, first, fourth])
    await grid.page.locator('.grid-drop').waitFor({ state: 'detached' })
    await grid.saved()
    const { entries } = await historyOf(opened.server.url, opened.cookie, opened.section)
    expect(entries[0]).toMatchObject({ row: first, column: '@order', how: 'typed' })
    await grid.press('Control+z')
    expect(await order(4)).toEqual([first, second, third, fourth])
  })

  it('[GRD-93] says in one sentence why rows that codes order are not moved', async () => {
    await grid.open(opened.section, 'basic')
    await grid.click(note('30202'))
    await grid.press('Alt+ArrowUp')
    await grid.page.getByText('此表按科目编码排列，修改编码，该行就会移到相应位置').waitFor()
  })
})

describe('an expression in a sheet without a column for it', () => {
  it('[GRD-130] [GRD-132] [GRD-135] is kept, edited again, filled and copied with its amount, and told in the history', async () => {
    await grid.open(opened.section, 'projects')
    const leaves = grid.page.locator('.grid-row.leaf [data-cell$=":general"]')
    await leaves.nth(2).waitFor()
    const [first = '', second = '', third = ''] = await Promise.all(
      [0, 1, 2].map(async (row) => (await leaves.nth(row).getAttribute('data-cell')) ?? ''),
    )
    const editing = async (key: string) => {
      await grid.click(key)
      await grid.press('F2')
      const text = await grid.page.locator('.grid-editor').inputValue()
      await grid.press('Escape')
      return text
    }
    await write(first, '＝８９＊0.25*1.2')
    await grid.shows(first, '26.70')
    expect(await editing(first)).toBe('=89*0.25*1.2')
    await grid.page.locator('.status-content', { hasText: '=89*0.25*1.2　精确到分 267,000.00 元' }).waitFor()
    await grid.press('Shift+ArrowDown', 'Control+d')
    await grid.shows(second, '26.70')
    expect(await editing(second)).toBe('=89*0.25*1.2')
    await grid.press('Control+c')
    await grid.click(third)
    await grid.press('Control+v')
    await grid.shows(third, '26.70')
    expect(await editing(third)).toBe('=89*0.25*1.2')
    await write(third, '5')
    expect(await editing(third)).toBe('5')
    await grid.saved()
    const { entries } = await historyOf(opened.server.url, opened.cookie, opened.section, first)
    expect(entries.map(({ column, after }) => [column, after])).toContainEqual([
      'generalExpression',
      '=89*0.25*1.2 万元',
    ])
    const told = await historyOf(opened.server.url, opened.cookie, opened.section, third)
    expect(told.entries.find(({ column }) => column === 'generalExpression')?.after).toBe('')
  })
})

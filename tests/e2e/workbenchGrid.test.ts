import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { historyOf } from '../collab/stockClient.ts'
import type { GridDriver } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'
import type { RunningServer } from './startServer.ts'

let opened: OpenGrid
let server: RunningServer
let grid: GridDriver
let section: string
let cookie: string

beforeAll(async () => {
  opened = await openGrid('basic')
  ;({ server, grid, section, cookie } = opened)
})
afterAll(() => opened.close())
afterEach(async () => {
  // A test that failed half-way leaves nothing open for the next one.
  await grid.press('Escape', 'Escape')
})

const note = (code: string) => `basic.c${code}:note`
const amount = (code: string) => `basic.c${code}:amount`

describe('keys', () => {
  it('[GRD-20] what is typed replaces the cell, Enter goes on below', async () => {
    await grid.click(amount('30201'))
    await grid.type('12.5')
    await grid.press('Enter')
    await grid.type('7')
    await grid.press('Enter')
    expect(await grid.text(amount('30201'))).toBe('12.50')
    expect(await grid.text(amount('30202'))).toBe('7.00')
    expect(await grid.active()).toBe(amount('30205'))
  })

  it('[GRD-20] arrows move, and commit what is being typed', async () => {
    await grid.click(note('30201'))
    await grid.type('一')
    await grid.press('ArrowDown')
    await grid.type('二')
    await grid.press('ArrowLeft')
    expect(await grid.text(note('30201'))).toBe('一')
    expect(await grid.text(note('30202'))).toBe('二')
    expect(await grid.active()).toBe('basic.c30202:basis')
  })

  it('[GRD-21] Enter behind a run of Tabs goes back to the column where the run began', async () => {
    await grid.click(amount('30205'))
    await grid.type('1.5')
    await grid.press('Tab')
    await grid.type('按表')
    await grid.press('Tab')
    await grid.type('备')
    await grid.press('Enter')
    expect(await grid.active()).toBe(amount('30206'))
    expect(await grid.text('basic.c30205:basis')).toBe('按表')
  })

  it('[GRD-22] F2 and a double click edit what is there, Escape leaves it as it was', async () => {
    await grid.click(note('30206'))
    await grid.type('原文')
    await grid.press('Enter')
    await grid.click(note('30206'))
    await grid.press('F2', 'End')
    await grid.type('加')
    await grid.press('Enter')
    expect(await grid.text(note('30206'))).toBe('原文加')
    await grid.cell(note('30206')).dblclick()
    await grid.press('Home')
    await grid.type('先')
    await grid.press('Enter')
    expect(await grid.text(note('30206'))).toBe('先原文加')
    await grid.click(note('30206'))
    await grid.type('别的')
    await grid.press('Escape')
    expect(await grid.text(note('30206'))).toBe('先原文加')
  })

  it('[GRD-23] clears a range that Shift and arrows, or the mouse, have marked', async () => {
    await grid.copyToClipboard('a\tb\r\nc\td\r\n')
    await grid.click('basic.c30207:basis')
    await grid.press('Control+v')
    expect(await grid.text(note('30209'))).toBe('d')
    await grid.click('basic.c30207:basis')
    await grid.press('Shift+ArrowRight', 'Shift+ArrowDown', 'Delete')
    for (const key of ['basic.c30207:basis', note('30207'), 'basic.c30209:basis', note('30209')]) {
      expect(await grid.text(key)).toBe('')
    }
  })

  it('[GRD-23] marks a range by dragging', async () => {
    await grid.copyToClipboard('x\r\ny\r\n')
    await grid.click(note('30207'))
    await grid.press('Control+v')
    const from = await grid.cell(note('30207')).boundingBox()
    const to = await grid.cell(note('30209')).boundingBox()
    if (from === null || to === null) throw new Error('cells are on screen')
    await grid.page.mouse.move(from.x + 20, from.y + 10)
    await grid.page.mouse.down()
    await grid.page.mouse.move(to.x + 20, to.y + 10, { steps: 5 })
    await grid.page.mouse.up()
    await grid.press('Delete')
    expect([await grid.text(note('30207')), await grid.text(note('30209'))]).toEqual(['', ''])
  })

  it('[GRD-24] Ctrl and arrows go to the edges of what is filled; Home, End and Ctrl reach the corners', async () => {
    await grid.click(amount('30101'))
    await grid.press('Control+ArrowUp')
    expect(await grid.active()).toBe('@basic/total:amount')
    await grid.press('End')
    expect(await grid.active()).toBe('@basic/total:note')
    await grid.press('Control+End')
    expect(await grid.active()).toBe('@blank:note')
    await grid.press('Control+Home')
    expect(await grid.active()).toBe('@basic/total:code')
  })

  it('[GRD-25] fills down', async () => {
    await grid.click(note('30213'))
    await grid.type('同上')
    await grid.press('Enter')
    await grid.click(note('30213'))
    await grid.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
    const [first, second] = [await grid.text(note('30213')), await grid.text(note('30217'))]
    expect([first, second]).toEqual(['同上', '同上'])
  })

  it('[GRD-26] undoes and does again, one act at a time, on the cells themselves', async () => {
    await grid.click(amount('30211'))
    const before = await grid.text(amount('30211'))
    await grid.type('99')
    await grid.press('Enter')
    await grid.press('Control+z')
    expect(await grid.text(amount('30211'))).toBe(before)
    expect(await grid.active()).toBe(amount('30211'))
    await grid.press('Control+y')
    expect(await grid.text(amount('30211'))).toBe('99.00')
    await grid.press('Control+z')
    expect(await grid.text(amount('30211'))).toBe(before)
  })

  it('[GRD-27] takes nothing where cells are computed', async () => {
    const total = await grid.text('@basic/302:amount')
    await grid.click('@basic/302:amount')
    await grid.type('5')
    await grid.press('Enter', 'ArrowUp', 'Delete')
    expect(await grid.text('@basic/302:amount')).toBe(total)
  })
})

describe('the clipboard', () => {
  it('[GRD-28] copies a block as other spreadsheets read it, with every digit, and as a table', async () => {
    await grid.click(amount('30228'))
    await grid.type('6.401234')
    await grid.press('Tab')
    await grid.type('含"引号"')
    await grid.press('Enter')
    await grid.click(amount('30228'))
    await grid.press('Shift+ArrowRight', 'Control+c')
    expect(await grid.clipboard()).toBe('6.401234\t"含""引号"""\r\n')
    const html = await grid.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return item === undefined ? '' : (await item.getType('text/html')).text()
    })
    expect(html).toContain('>6.40</td>')
  })

  it('[GRD-29] cuts and pastes', async () => {
    await grid.click('basic.c30228:basis')
    await grid.press('Control+x')
    await grid.click('basic.c30229:basis')
    await grid.press('Control+v')
    expect([await grid.text('basic.c30228:basis'), await grid.text('basic.c30229:basis')]).toEqual(['', '含"引号"'])
  })

  it('[GRD-118] an amount that was copied in 元 is the same amount where it is pasted in 万元', async () => {
    await grid.page.getByRole('button', { name: '元', exact: true }).click()
    await grid.click(amount('30228'))
    await grid.press('Control+c')
    expect(await grid.clipboard()).toBe('64012.34\r\n')
    await grid.page.getByRole('button', { name: '万元', exact: true }).click()
    await grid.click(amount('30229'))
    await grid.press('Control+v')
    await grid.shows(amount('30229'), '6.40')
    await grid.press('Control+z')
  })

  it('[GRD-30] pastes a block as one act of the history', async () => {
    await grid.copyToClipboard('1,234.50\t"第一行\n第二行"\r\n（2）\t\r\n')
    await grid.click('basic.c30239:amount')
    await grid.press('Control+v')
    expect(await grid.page.locator('.ant-modal').textContent()).toContain('负数')
    await grid.page.getByRole('button', { name: '粘贴其余' }).click()
    await grid.shows('basic.c30239:amount', '1,234.50')
    expect(await grid.text('basic.c30239:basis')).toBe('第一行 第二行')
    await grid.saved()
    const { entries } = await historyOf(server.url, cookie, section)
    const [newest] = entries
    const acts = entries.filter(({ act }) => act === newest?.act)
    expect(newest?.how).toBe('pasted')
    expect(acts.map(({ row, column }) => `${row}:${column}`).toSorted()).toEqual([
      'basic.c30239:amount',
      'basic.c30239:basis',
    ])
    await grid.press('Control+z')
  })

  it('[GRD-31] lists what would go wrong before anything is pasted, and pastes nothing when that is wished', async () => {
    const before = await grid.text(amount('30101'))
    await grid.copyToClipboard('99999\t1\t\t\t多\r\n30102\t十二\r\n')
    await grid.click('basic.c30101:code')
    await grid.press('Control+v')
    const dialog = grid.page.locator('.ant-modal')
    const rows = await dialog.locator('tbody tr').allInnerTexts()
    expect(
      rows.map((row) =>
        row
          .split('\t')
          .map((part) => part.trim())
          .join('|'),
      ),
    ).toEqual([
      expect.stringMatching(/^1\|30101 基本工资\|部门预算经济科目\|99999\|.+/),
      expect.stringMatching(/^1\|30101 基本工资\|右侧第 1 列\|多\|.+/),
      expect.stringMatching(/^2\|30102 津贴补贴\|预算数\|十二\|.+/),
    ])
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await grid.text(amount('30101'))).toBe(before)
  })
})

describe('an input method', () => {
  it('[GRD-32] composes right into a cell that is only selected', async () => {
    await grid.click(note('30101'))
    await grid.compose('nihao', '你好')
    await grid.press('Enter')
    expect(await grid.text(note('30101'))).toBe('你好')
    await grid.press('ArrowUp', 'ArrowDown')
    await grid.compose('zaijian', '再见')
    await grid.press('Enter')
    expect(await grid.text(note('30102'))).toBe('再见')
  })

  it('[GRD-33] its Enter commits letters to the text, not the cell', async () => {
    await grid.click(note('30103'))
    await grid.type('原')
    await grid.press('Enter')
    await grid.click(note('30103'))
    await grid.press('F2', 'End')
    const protocol = await grid.composeOpen('ni')
    await protocol.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Enter',
      code: 'Enter',
    })
    expect(await grid.text(note('30103'))).toBe('原')
    await protocol.send('Input.insertText', { text: '你' })
    await grid.press('Enter')
    expect(await grid.text(note('30103'))).toBe('原你')
  })

  it('[GRD-32] leaves nothing behind on a cell that takes no text', async () => {
    await grid.click('@basic/301:amount')
    await grid.compose('nihao', '你好')
    await grid.press('ArrowDown', 'Enter')
    expect(await grid.text('basic.c30101:amount')).not.toContain('你好')
  })
})

describe('entries', () => {
  it('[GRD-34] what is no amount stays in the editor, with one sentence, and nothing is lost', async () => {
    await grid.click(amount('30107'))
    const before = await grid.text(amount('30107'))
    await grid.type('十二万')
    await grid.press('Enter')
    expect(await grid.page.getByRole('alert').textContent()).toContain('“十二万”不是金额')
    expect(await grid.page.locator('.grid-editor').inputValue()).toBe('十二万')
    await grid.cell(amount('30103')).click()
    expect(await grid.page.locator('.grid-editor').inputValue()).toBe('十二万')
    await grid.press('Escape')
    expect(await grid.text(amount('30107'))).toBe(before)
  })

  it('[GRD-35] evaluates an expression, keeps it as the basis, and edits it again', async () => {
    await grid.click(amount('30201'))
    await grid.type('=89*0.25*1.2')
    await grid.press('Enter')
    expect(await grid.text(amount('30201'))).toBe('26.70')
    expect(await grid.text('basic.c30201:basis')).toBe('89*0.25*1.2')
    await grid.click(amount('30201'))
    await grid.press('F2')
    expect(await grid.page.locator('.grid-editor').inputValue()).toBe('=89*0.25*1.2')
    await grid.press('Escape')
  })

  it('[GRD-36] shows and takes amounts in 元 when that is chosen', async () => {
    await grid.page.getByRole('button', { name: '元', exact: true }).click()
    await grid.shows(amount('30201'), '267,000.00')
    await grid.click(amount('30202'))
    await grid.type('17000')
    await grid.press('Enter')
    await grid.page.getByRole('button', { name: '万元', exact: true }).click()
    await grid.shows(amount('30202'), '1.70')
  })

  it('[GRD-37] offers codes by name, in a list that keys walk through', async () => {
    await grid.click('@blank:code')
    await grid.type('会议')
    await grid.page.getByRole('option').first().waitFor()
    expect(await grid.page.getByRole('option', { selected: true }).textContent()).toContain('30215')
    await grid.press('Enter')
    const added = grid.page.locator('.grid-row.leaf', { hasText: '30215 会议费' })
    await added.waitFor()
    expect(await grid.active()).toBe('@blank:code')
  })

  it('[WRK-101] offers codes by the initials of their pinyin, typed without an input method', async () => {
    await grid.click('@blank:code')
    await grid.type('pxf')
    await grid.page.getByRole('option').first().waitFor()
    expect(await grid.page.getByRole('option', { selected: true }).textContent()).toBe('30216培训费')
    await grid.press('Enter')
    await grid.page.locator('.grid-row.leaf', { hasText: '30216 培训费' }).waitFor()
    await grid.press('Control+z')
  })

  it('[GRD-38] adds and deletes rows by keys, and undo brings them back', async () => {
    const row = grid.page.locator('.grid-row.leaf', { hasText: '30215 会议费' })
    await row.locator('.grid-cell').nth(1).click()
    await grid.press('Control+Shift+Equal')
    expect(await grid.active()).toMatch(/^basic\.[a-z0-9]+:code$/)
    await grid.press('Control+Minus')
    await row.locator('.grid-cell').nth(1).click()
    await grid.press('Control+Minus')
    await row.waitFor({ state: 'detached' })
    await grid.press('Control+z')
    await row.waitFor()
    await row.locator('.grid-cell').nth(1).click()
    await grid.press('Control+Minus')
  })

  it('[GRD-39] folds and unfolds a subtotal by mouse and by the space bar', async () => {
    await grid.page.locator('[data-fold="@basic/301"]').click()
    await grid.cell('basic.c30101:code').waitFor({ state: 'detached' })
    await grid.press('Space')
    await grid.cell('basic.c30101:code').waitFor()
  })
})

describe('references and ticks', () => {
  it('[GRD-40] refers to a project by its name', async () => {
    await grid.open(section, 'procurement')
    await grid.click('@blank:project')
    await grid.press('F2')
    const option = grid.page.getByRole('option').nth(1)
    const name = await option.textContent()
    await option.click()
    const added = grid.page.locator('.grid-row.leaf').last().locator('.grid-cell').first()
    expect(await added.textContent()).toBe(name)
    await grid.press('Control+z')
  })

  it('[GRD-13] ticks by the space bar and by a click', async () => {
    await grid.open(section, 'performanceForms?view=table')
    const cell = grid.page.locator('.grid-row.leaf').first().locator('.grid-tick').first()
    const isTicked = async () => (await cell.getAttribute('data-ticked')) !== null
    const before = await isTicked()
    await cell.click()
    expect(await isTicked()).toBe(!before)
    await grid.press('Space')
    expect(await isTicked()).toBe(before)
  })
})

describe('the screen', () => {
  it('[GRD-17] columns can be made wider, and stay so', async () => {
    await grid.open(section, 'basic')
    const handle = grid.page.locator('.grid-head-cell', { hasText: '预算数' }).locator('.grid-resize')
    const widthOf = async () => (await grid.cell(amount('30101')).boundingBox())?.width ?? 0
    const before = await widthOf()
    const at = await handle.boundingBox()
    if (at === null) throw new Error('the handle is on screen')
    await grid.page.mouse.move(at.x + 3, at.y + 8)
    await grid.page.mouse.down()
    await grid.page.mouse.move(at.x + 63, at.y + 8, { steps: 4 })
    await grid.page.mouse.up()
    expect(Math.round((await widthOf()) - before)).toBe(60)
    await grid.open(section, 'basic')
    expect(Math.round((await widthOf()) - before)).toBe(60)
  })

  it('[GRD-15] frozen columns stay in sight while the others are scrolled, header and cells alike', async () => {
    await grid.open(section, 'performanceForms?view=table')
    const first = grid.page.locator('.grid-row.leaf').first()
    const name = first.locator('.grid-cell').first()
    const before = await name.boundingBox()
    await name.click()
    await grid.press('End')
    const last = await first.locator('.grid-cell.active').boundingBox()
    const head = await grid.page.locator('.grid-head-cell', { hasText: '年度目标' }).boundingBox()
    expect(await name.boundingBox()).toEqual(before)
    expect(last?.x).toBe(head?.x)
    expect(last?.width).toBe(head?.width)
    await grid.press('Home')
    expect(await grid.page.locator('.grid-scroller').evaluate((view) => view.scrollLeft)).toBe(0)
  })

  it('[GRD-60] a block of a thousand cells is pasted at once, and undone at once', async () => {
    await grid.open(section, 'staffing')
    const rows = Array.from({ length: 200 }, (_, index) => [`人员${index}`, '3', '30201', '0.25', '1.2'].join('\t'))
    await grid.copyToClipboard(`${rows.join('\r\n')}\r\n`)
    const count = async () => Number(await grid.page.locator('[role=grid]').getAttribute('aria-rowcount'))
    const before = await count()
    await grid.click('@blank:name')
    await grid.press('Control+v')
    await grid.page.getByText('人员0', { exact: true }).waitFor()
    expect(await count()).toBe(before + 200)
    await grid.saved()
    await grid.press('Control+z')
    await grid.page.getByText('人员0', { exact: true }).waitFor({ state: 'detached' })
    expect(await count()).toBe(before)
    await grid.saved()
  })
})

describe('for whoever does not see it', () => {
  it('[GRD-41] is a grid of rows and cells that knows its active cell, and says it', async () => {
    await grid.open(section, 'basic')
    await grid.click(amount('30101'))
    const found = await grid.page.evaluate(() => {
      const editor = document.querySelector('.grid-editor')
      const active = document.getElementById(editor?.getAttribute('aria-activedescendant') ?? '')
      const table = document.querySelector('[role=grid]')
      return {
        focused: document.activeElement === editor,
        active: active?.getAttribute('data-cell'),
        role: active?.getAttribute('role'),
        rows: Number(table?.getAttribute('aria-rowcount')),
        named: (table?.getAttribute('aria-label') ?? '') !== '',
      }
    })
    expect(found).toMatchObject({ focused: true, active: amount('30101'), role: 'gridcell', named: true })
    expect(found.rows).toBeGreaterThan(20)
    await grid.page.getByText('30101 基本工资，预算数，').waitFor({ state: 'attached' })
  })
})

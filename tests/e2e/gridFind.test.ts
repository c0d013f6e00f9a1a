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

const bar = () => grid.page.getByRole('search')
const wanted = () => bar().getByLabel('查找内容')
const count = () => bar().locator('.find-count')
const note = (code: string) => `basic.c${code}:note`

async function write(key: string, text: string): Promise<void> {
  await grid.click(key)
  await grid.type(text)
  await grid.press('Enter')
}

describe('finding', () => {
  it('[GRD-85] Ctrl+F lights every hit of the sheet, Enter and F3 go from one to the next, across sheets', async () => {
    await write(note('30201'), '甲乙丙')
    await write(note('30205'), '乙丙丁')
    await grid.open(opened.section, 'income')
    await write('income.general:note', '丙在此')
    await grid.open(opened.section, 'basic')
    await grid.click(note('30101'))
    await grid.press('Control+f')
    await grid.page.keyboard.insertText('丙')
    await count().getByText('共 3 处').waitFor()
    expect(await grid.page.locator('.grid-cell.found').count()).toBe(2)
    await grid.press('Enter')
    await count().getByText('第 2 / 3 处').waitFor()
    expect(await grid.active()).toBe(note('30201'))
    await grid.press('Enter')
    expect(await grid.active()).toBe(note('30205'))
    await grid.press('Enter')
    await grid.cell('income.general:note').waitFor()
    await count().getByText('第 1 / 3 处').waitFor()
    expect(await grid.active()).toBe('income.general:note')
    expect(await wanted().evaluate((input) => input === document.activeElement)).toBe(true)
    await grid.press('Shift+Enter')
    await grid.cell(note('30205')).waitFor()
    await count().getByText('第 3 / 3 处').waitFor()
    await grid.press('Escape')
    await bar().waitFor({ state: 'detached' })
    expect(await grid.page.locator('.grid-cell.found').count()).toBe(0)
    await grid.press('Shift+F3')
    await count().getByText('第 2 / 3 处').waitFor()
    // The grid has kept the keyboard: what is typed goes into the cell.
    await grid.type('戊')
    await grid.press('Enter')
    await grid.shows(note('30201'), '戊')
    await count().getByText('共 2 处').waitFor()
  })

  it('[GRD-85] a hit below a folded subtotal is shown', async () => {
    await grid.open(opened.section, 'basic')
    await grid.page.locator('[data-fold="@basic/301"]').click()
    await grid.cell('basic.c30101:code').waitFor({ state: 'detached' })
    await grid.press('Control+f')
    await grid.page.keyboard.insertText('基本工资')
    await count().getByText('共 1 处').waitFor()
    await grid.press('Enter')
    await count().getByText('第 1 / 1 处').waitFor()
    expect(await grid.active()).toBe('basic.c30101:code')
  })
})

describe('replacing', () => {
  it('[GRD-83] replaces one, then all, as one act of the history that Ctrl+Z takes back', async () => {
    for (const code of ['30206', '30207', '30211']) await write(note(code), `旧${code}`)
    await grid.click(note('30101'))
    await grid.press('Control+h')
    await grid.page.keyboard.insertText('旧')
    await count().getByText('共 3 处').waitFor()
    await bar().getByLabel('替换为').fill('新')
    await wanted().focus()
    await grid.press('Enter')
    await bar().getByRole('button', { name: '替换', exact: true }).click()
    await grid.shows(note('30206'), '新30206')
    await count().getByText('第 1 / 2 处').waitFor()
    await bar().getByRole('button', { name: '全部替换' }).click()
    await grid.shows(note('30211'), '新30211')
    await bar().getByText('已替换 2 处，可按 Ctrl+Z 撤销').waitFor()
    await grid.saved()
    const { entries } = await historyOf(opened.server.url, opened.cookie, opened.section)
    expect(entries.filter(({ act }) => act === entries[0]?.act).map(({ how, after }) => [how, after])).toEqual([
      ['replaced', '新30211'],
      ['replaced', '新30207'],
    ])
    await grid.press('Control+z')
    await grid.shows(note('30211'), '旧30211')
    expect(await grid.text(note('30206'))).toBe('新30206')
  })

  it('[GRD-84] cells that could not hold the result are named in one sentence, the others are replaced', async () => {
    await write(note('30213'), '30217')
    await grid.press('Control+h')
    await wanted().fill('30217')
    await count().getByText('共 2 处').waitFor()
    await bar().getByLabel('替换为').fill('99999')
    await bar().getByRole('button', { name: '全部替换' }).click()
    await bar()
      .getByText(/已替换 1 处.*1 处不能替换：基本支出·经济 · 30217.*经济科目表中没有“99999”/)
      .waitFor()
    await grid.shows(note('30213'), '99999')
    expect(await grid.text('basic.c30217:code')).toContain('30217')
  })
})

import { cellsOf } from '@hesuan/shared/section/document.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { historyOf, openSection, type StockClient } from '../collab/stockClient.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'
import { fromExcel, fromWps, putOnClipboard, type SpreadsheetCell } from './spreadsheetClipboard.ts'

let opened: OpenGrid
let grid: GridDriver
/** Somebody else in front of another browser window. */
let head: GridDriver

beforeAll(async () => {
  opened = await openGrid('projects')
  grid = opened.grid
  head = await openWindow(opened.browser, opened.server, 'head')
  await head.open(opened.section, 'projects')
})
afterAll(() => opened.close())
afterEach(() => grid.press('Escape', 'Escape'))

const ROWS = 500

/** Ways in which spreadsheets and people write the amount of so many 分, in 元. */
const SPELLINGS: readonly ((fen: number) => string)[] = [
  (fen) => ` ${grouped(fen)} `,
  (fen) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`,
  (fen) => fullWidth(grouped(fen)),
  (fen) => `\u00a0￥ ${grouped(fen)}　`,
  (fen) => `${Math.trunc(fen / 100)}。${String(fen % 100).padStart(2, '0')}`,
]

/** 分 of an amount of the block: every digit place is in use. */
const fenOf = (row: number, column: number): number => (row + 1) * 10_000_019 + column * 1_234_567
const grouped = (fen: number): string => {
  const [whole = '', fraction = ''] = (fen / 100).toFixed(2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`
}
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

/** No fund of a project may be negative: these cells are refused by themselves. */
const isNegative = (row: number, column: number): boolean => row % 50 === 9 && column === 3

/** 500 rows: name, code, class, total (blank), and four amounts. */
const block: readonly (readonly SpreadsheetCell[])[] = Array.from({ length: ROWS }, (_, row) => [
  { shown: row % 7 === 0 ? `00${row}号"项目"\n第二行` : `00${row}号项目` },
  { shown: row % 2 === 0 ? ' 2080101 ' : '２０８０１０２' },
  { shown: row % 2 === 0 ? '其他运转类' : '特定目标类' },
  { shown: '' },
  ...[0, 1, 2, 3].map((column): SpreadsheetCell => {
    const fen = fenOf(row, column)
    const spelling = SPELLINGS[(row + column) % SPELLINGS.length]
    const shown = isNegative(row, column) ? `(${grouped(fen)})` : (spelling?.(fen) ?? '')
    return { shown, number: String(fen / 100) }
  }),
])

const FUNDS = ['general', 'govFund', 'stateCapital', 'special']

/** What the document of the server holds, by the name of the row and its column. */
function contentOf(stock: StockClient): Map<string, string> {
  const cells = cellsOf(stock.doc)
  const names = [...cells.keys()].filter((key) => key.startsWith('projects.') && key.endsWith(':name'))
  return new Map(
    names.flatMap((key) => {
      const row = key.slice(0, -':name'.length)
      return ['functionalCode', 'class', ...FUNDS].map((column): [string, string] => [
        `${cells.get(key)}|${column}`,
        cells.get(`${row}:${column}`) ?? '',
      ])
    }),
  )
}

describe('a block out of a spreadsheet', () => {
  it('[GRD-88] 500 × 8 cells out of Excel are in the document to the 分, and on the screen of somebody else', async () => {
    await grid.page.getByRole('button', { name: '元', exact: true }).click()
    await putOnClipboard(grid.page, fromExcel(block))
    await grid.click('@blank:name')
    await grid.press('Control+v')
    const dialog = grid.page.locator('.ant-modal')
    await dialog.getByText(`有 ${ROWS / 50} 个单元格不能粘贴`).waitFor()
    expect(await dialog.locator('tbody tr').first().textContent()).toContain('负数')
    const rows = async () => Number(await grid.page.locator('[role=grid]').getAttribute('aria-rowcount'))
    const before = await rows()
    await dialog.getByRole('button', { name: '粘贴其余' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await rows()).toBe(before + ROWS)
    await grid.saved()

    const stock = openSection(opened.server.url, opened.cookie, opened.section)
    await stock.whenSynced()
    const found = contentOf(stock)
    stock.destroy()
    for (const [row, cells] of block.entries()) {
      const name = (cells[0]?.shown ?? '').replace(/\n/g, ' ')
      expect(found.get(`${name}|functionalCode`), name).toBe(row % 2 === 0 ? '2080101' : '2080102')
      expect(found.get(`${name}|class`), name).toBe(row % 2 === 0 ? 'operating' : 'specific')
      FUNDS.forEach((fund, column) => {
        const expected = isNegative(row, column) ? '' : (fenOf(row, column) / 100).toFixed(2)
        expect(found.get(`${name}|${fund}`), name).toBe(expected)
      })
    }
    const { entries } = await historyOf(opened.server.url, opened.cookie, opened.section)
    expect(new Set(entries.map(({ act, how }) => `${act} ${how}`)).size).toBe(1)
    expect(entries[0]?.how).toBe('pasted')

    await head.page.getByRole('button', { name: '元', exact: true }).click()
    await head.page.locator('.grid-scroller').evaluate((view) => view.scrollTo(0, view.scrollHeight))
    const last = head.page.locator('.grid-row.leaf', { hasText: `00${ROWS - 1}号项目` })
    await last.waitFor()
    await last.getByText(grouped(fenOf(ROWS - 1, 0)), { exact: true }).waitFor()

    await grid.press('Control+z')
    await last.waitFor({ state: 'detached' })
  })

  it('[GRD-89] out of WPS a number is taken with the digits that it hides, a text stays as it is', async () => {
    await grid.open(opened.section, 'basic')
    await grid.page.getByRole('button', { name: '万元', exact: true }).click()
    const rows: SpreadsheetCell[][] = [
      [{ shown: ' 12.35 ', number: '12.345678' }, { shown: '0012' }],
      [{ shown: '33.33', number: '33.333333333333336' }, { shown: '2022-01' }],
      [{ shown: ' -   ', number: '0' }, { shown: '见 "附件"\n第二页' }],
    ]
    await putOnClipboard(grid.page, fromWps(rows))
    await grid.click('basic.c30201:amount')
    await grid.press('Control+v')
    await grid.page.getByRole('button', { name: '元', exact: true }).click()
    await grid.shows('basic.c30201:amount', '123,456.78')
    expect(await grid.text('basic.c30202:amount')).toBe('333,333.33')
    expect(await grid.text('basic.c30205:amount')).toBe('0.00')
    expect(await grid.text('basic.c30201:basis')).toBe('0012')
    expect(await grid.text('basic.c30202:basis')).toBe('2022-01')
    expect(await grid.text('basic.c30205:basis')).toBe('见 "附件" 第二页')
    await grid.press('Control+z')
  })

  it('[GRD-89] a bracket around a number is a negative', async () => {
    await grid.open(opened.section, 'procurement')
    await grid.click('@blank:item')
    await putOnClipboard(grid.page, fromWps([[{ shown: '退货' }, { shown: ' （1,234.5） ', number: '-1234.5' }]]))
    await grid.press('Control+v')
    await grid.page.locator('.grid-row.leaf', { hasText: '退货' }).getByText('-1234.5', { exact: true }).waitFor()
    await grid.press('Control+z')
  })

  it('[GRD-89] a block goes back to a spreadsheet digit by digit', async () => {
    await grid.open(opened.section, 'basic')
    await grid.page.getByRole('button', { name: '万元', exact: true }).click()
    await putOnClipboard(grid.page, fromWps([[{ shown: '1,234.57', number: '1234.567891' }, { shown: '0012' }]]))
    await grid.click('basic.c30206:amount')
    await grid.press('Control+v', 'Control+c')
    expect(await grid.clipboard()).toBe('1234.567891\t0012\r\n')
  })
})

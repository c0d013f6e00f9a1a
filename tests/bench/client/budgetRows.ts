import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { insertRows, liveRows } from '@hesuan/shared/section/document.ts'
import { openSection } from '../../collab/stockClient.ts'

/** The sheet that is measured: sixteen columns, one of them derived, and a line of totals. */
export const SHEET = 'procurement'
/** Its columns of amounts that the crowd writes into. */
export const AMOUNTS = ['appropriation', 'nonTax', 'govFund', 'special'] as const
const AT_ONCE = 500
const LONGEST_MS = 60_000

/** Fills a section with so many rows of eight filled cells each, as pastes of a stock client. */
export async function fillSection(url: string, cookie: string, section: string, rows: number): Promise<void> {
  const client = openSection(url, cookie, section)
  try {
    await client.whenSynced()
    for (let from = 0; from < rows; from += AT_ONCE) {
      const before = client.saved()
      const block = Array.from({ length: Math.min(AT_ONCE, rows - from) }, (_, index) => ({
        row: rowId(SHEET, `bench${from + index}`),
        cells: {
          item: `采购品目 ${from + index}`,
          quantity: `${(index % 40) + 1}`,
          measureUnit: '台',
          ...Object.fromEntries(AMOUNTS.map((column, at) => [column, `${(from + index) * 7 + at}.25`])),
          printedName: `公开名称 ${from + index}`,
        },
      }))
      insertRows(client.doc, block, liveRows(client.doc, SHEET).at(-1) ?? null, null)
      await until(() => client.saved() > before)
    }
  } finally {
    client.destroy()
  }
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + LONGEST_MS
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('the rows were not saved in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

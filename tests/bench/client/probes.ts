/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { AMOUNTS, SHEET } from './budgetRows.ts'

const SCROLL_MS = 6000
const LONGEST_MS = 120_000
/** A person who types fast: what one key causes is over before the next one comes. */
const BETWEEN_KEYS_MS = 60

/** The end of the painting of the next frame, seen from a key or a paste: what is asked for there is told here. */
const AFTER_PAINT = `(then) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = then
  port2.postMessage(null)
})`

/** Milliseconds from the start of the navigation to the first painted row. */
export async function firstPaint(page: Page, address: string): Promise<number> {
  await page.addInitScript(`{
    const afterPaint = ${AFTER_PAINT}
    const look = () => document.querySelector('.grid-row.leaf') === null
      ? requestAnimationFrame(look)
      : afterPaint(() => performance.mark('rows-painted'))
    requestAnimationFrame(look)
  }`)
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('rows-painted').length > 0, null, {
    timeout: LONGEST_MS,
  })
  return page.evaluate(() => performance.getEntriesByName('rows-painted')[0]?.startTime ?? 0)
}

export interface Keystrokes {
  readonly letters: readonly number[]
  readonly entered: readonly number[]
  readonly arrows: readonly number[]
}

/** Milliseconds from each key to the frame that shows what it did: letters, what Enter enters, arrows. */
export async function keystrokes(page: Page, row: string, cells: number): Promise<Keystrokes> {
  const probe = await page.evaluateHandle<{ found: { key: string; ms: number }[]; end: () => void }>(`(() => {
    const afterPaint = ${AFTER_PAINT}
    const found = []
    const look = ({ key, timeStamp }) => afterPaint(() => found.push({ key, ms: performance.now() - timeStamp }))
    window.addEventListener('keydown', look, { capture: true })
    return { found, end: () => window.removeEventListener('keydown', look, { capture: true }) }
  })()`)
  await page.locator(`[data-cell="${row}:${AMOUNTS[0]}"]`).click()
  const press = async (key: string) => {
    await page.keyboard.press(key)
    await page.waitForTimeout(BETWEEN_KEYS_MS)
  }
  for (let cell = 0; cell < cells; cell++) {
    for (const digit of ['3', '4', '.', '5']) await press(digit)
    await press('Enter')
    await press('ArrowRight')
    await press('ArrowLeft')
  }
  const all = await probe.evaluate(({ found, end }) => {
    end()
    return found
  })
  const of = (belongs: (key: string) => boolean) => all.filter(({ key }) => belongs(key)).map(({ ms }) => ms)
  return {
    letters: of((key) => key.length === 1),
    entered: of((key) => key === 'Enter'),
    arrows: of((key) => key.startsWith('Arrow')),
  }
}

/** A page that shows the key that was pressed, and nothing else: the floor of every figure of `keystrokes`. */
export async function barePage(page: Page, row: string): Promise<void> {
  await page.setContent(`<input data-cell="${row}:${AMOUNTS[0]}"><p></p><script>
    addEventListener('keydown', ({ key }) => { document.querySelector('p').textContent = key })
  </script>`)
}

/** Milliseconds from the paste of 500 × 8 cells to the frame that shows them. */
export async function paste(page: Page, turn: number): Promise<number> {
  const line = (row: number) =>
    [`粘贴 ${turn}.${row}`, '2', '套', '', `${row},100.25`, '12.5', `(0.00)`, '３．２５'].join('\t')
  const block = Array.from({ length: 500 }, (_, row) => line(row)).join('\r\n')
  await page.evaluate((text) => navigator.clipboard.writeText(text), block)
  await page.locator('.grid-scroller').evaluate((view) => view.scrollTo(0, view.scrollHeight))
  await page.locator('[data-cell="@blank:item"]').click()
  const painted = await page.evaluateHandle<{ ms: number | null }>(`(() => {
    const afterPaint = ${AFTER_PAINT}
    const result = { ms: null }
    const rows = () => Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount'))
    const before = rows()
    window.addEventListener('paste', ({ timeStamp }) => {
      const look = () => rows() < before + 500
        ? requestAnimationFrame(look)
        : afterPaint(() => { result.ms = performance.now() - timeStamp })
      requestAnimationFrame(look)
    }, { capture: true, once: true })
    return result
  })()`)
  await page.keyboard.press('Control+v')
  await page.waitForFunction((result) => result.ms !== null, painted, { timeout: LONGEST_MS })
  const { ms } = await painted.jsonValue()
  await page.keyboard.press('Control+z')
  await page.getByText(`粘贴 ${turn}.0`, { exact: true }).waitFor({ state: 'detached', timeout: LONGEST_MS })
  return ms ?? Number.NaN
}

/** Milliseconds of each frame while the sheet is scrolled from end to end. */
export async function scrollFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(async (forMs) => {
    const view = document.querySelector('.grid-scroller')
    if (view === null) throw new Error('there is no grid')
    view.scrollTo(0, 0)
    const frames: number[] = []
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const start = await nextFrame()
    let last = start
    let by = 84
    while (last - start < forMs) {
      if (view.scrollTop + view.clientHeight >= view.scrollHeight - 1) by = -84
      else if (view.scrollTop === 0) by = 84
      view.scrollTop += by
      const now = await nextFrame()
      frames.push(now - last)
      last = now
    }
    return frames
  }, SCROLL_MS)
}

export const sheetAddress = (url: string, section: string): string => `${url}/sections/${section}/${SHEET}`

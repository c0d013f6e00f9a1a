import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../browser/launch.ts'
import { sectionOf, signIn } from '../../collab/stockClient.ts'
import { openWindow } from '../../e2e/gridDriver.ts'
import { type RunningServer, startServer } from '../../e2e/startServer.ts'
import { type Figure, machine, percentile, tableOf } from '../report.ts'
import { fillSection, SHEET } from './budgetRows.ts'
import { crowdIn } from './crowd.ts'
import { barePage, firstPaint, keystrokes, paste, scrollFrames, sheetAddress } from './probes.ts'
import { scriptBytes } from './scriptSizes.ts'

/** Measures the workbench in a real browser, alone and while ten others type. Prints a table for docs/benchmarks.md. */
const SIZES = [
  { rows: 2000, user: 'shebao', unit: '701002' },
  { rows: 20_000, user: 'jiuye', unit: '701003' },
] as const
const CELLS = 30
/** Typed in before: a browser compiles what runs often only after it ran often. What they take is a figure of its own. */
const FIRST_CELLS = 6
const PASTES = 5
const LONG_FRAME_MS = 50

async function measure(browser: Browser, server: RunningServer, size: (typeof SIZES)[number]): Promise<Figure[]> {
  const { rows, user, unit } = size
  const name = (what: string) => `${rows} rows: ${what}`
  const cookie = await signIn(server.url, user, server.password)
  const section = await sectionOf(server.url, cookie, unit)
  await fillSection(server.url, cookie, section, rows)
  const { page, context, saved } = await openWindow(browser, server, user)
  const isTarget = rows === SIZES[0].rows
  const figures: Figure[] = []
  const add = (what: string, value: number, target: number | null, unitOf: Figure['unit'] = 'ms') => {
    figures.push({ what: name(what), value, unit: unitOf, target })
    console.log(`${name(what)}: ${value.toFixed(1)} ${unitOf}`)
  }

  add('opening to the first painted row', await firstPaint(page, sheetAddress(server.url, section)), null)
  await saved()
  const first = await keystrokes(page, `${SHEET}.bench0`, FIRST_CELLS)
  add(`the first ${first.letters.length} digits after opening, p95`, percentile(first.letters, 95), null)
  const typed = await keystrokes(page, `${SHEET}.bench0`, CELLS)
  add('a digit to painted, p95', percentile(typed.letters, 95), isTarget ? 16 : null)
  add('Enter, which enters the cell, to painted, p95', percentile(typed.entered, 95), isTarget ? 16 : null)
  add('an arrow to painted, p95', percentile(typed.arrows, 95), isTarget ? 16 : null)
  const pastes: number[] = []
  for (let turn = 0; turn < PASTES; turn++) pastes.push(await paste(page, turn))
  add('paste of 500 × 8 cells to painted, median', percentile(pastes, 50), isTarget ? 300 : null)

  const crowd = await crowdIn(server.url, cookie, section)
  const from = { changed: crowd.changed(), at: performance.now() }
  const frames = await scrollFrames(page)
  add('scrolling while ten others change cells: frame, p95', percentile(frames, 95), null)
  add('the longest frame', Math.max(...frames), LONG_FRAME_MS)
  add(`frames over ${LONG_FRAME_MS} ms, of ${frames.length}`, frames.filter((ms) => ms > LONG_FRAME_MS).length, 0, '')
  await page.locator('.grid-scroller').evaluate((view) => view.scrollTo(0, 0))
  const among = await keystrokes(page, `${SHEET}.bench1`, CELLS)
  add('a digit to painted, p95, while ten others change cells', percentile(among.letters, 95), isTarget ? 16 : null)
  add('Enter to painted, p95, while ten others change cells', percentile(among.entered, 95), isTarget ? 16 : null)
  const seconds = (performance.now() - from.at) / 1000
  add('cells that the ten others changed in a second', (crowd.changed() - from.changed) / seconds, null, '')
  crowd.leave()
  await context.close()
  return figures
}

/** What a key takes on a page with nothing but a line of text: no workbench can be quicker on this machine. */
async function floor(browser: Browser): Promise<Figure> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await barePage(page, `${SHEET}.bench0`)
  const { letters } = await keystrokes(page, `${SHEET}.bench0`, CELLS)
  await context.close()
  return { what: 'a bare page: a digit to painted, p95', value: percentile(letters, 95), unit: 'ms', target: null }
}

async function sizes(browser: Browser, server: RunningServer): Promise<Figure[]> {
  const { user, unit } = SIZES[0]
  const cookie = await signIn(server.url, user, server.password)
  const section = await sectionOf(server.url, cookie, unit)
  const stranger = await browser.newContext()
  const signInPage = await scriptBytes(stranger, async (page) => {
    await page.goto(`${server.url}/sign-in`)
    await page.locator('input[type=password]').waitFor()
  })
  await stranger.close()
  const { context } = await openWindow(browser, server, user)
  const sectionPage = await scriptBytes(context, async (page) => {
    await page.goto(sheetAddress(server.url, section))
    await page.locator('.grid-row').first().waitFor()
  })
  await context.close()
  return [
    { what: 'scripts of the sign-in page, gzip', value: signInPage / 1024, unit: 'KB', target: 200 },
    { what: 'scripts of a section, its worker included, gzip', value: sectionPage / 1024, unit: 'KB', target: 600 },
  ]
}

const before = machine()
const server = await startServer()
const browser = await launchBrowser()
try {
  const figures = [...(await sizes(browser, server)), await floor(browser)]
  const wanted = process.argv.slice(2).map(Number)
  for (const size of SIZES) {
    if (wanted.length === 0 || wanted.includes(size.rows)) figures.push(...(await measure(browser, server, size)))
  }
  console.log(`\nBefore: ${before}\nAfter: ${machine()}\nChromium ${browser.version()}\n\n${tableOf(figures)}`)
} finally {
  await browser.close()
  await server.stop()
}

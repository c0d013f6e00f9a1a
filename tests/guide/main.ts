import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../browser/launch.ts'
import { startServer } from '../e2e/startServer.ts'
import { addressOf, openGuidePage, settle } from './openGuidePage.ts'
import { GUIDE_PAGES } from './pages.ts'
import { smallPng } from './smallPng.ts'

/** Takes the pictures of docs/guide: every page, light and dark, with the demonstration of 2022. */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../docs/guide/img')
const THEMES = ['light', 'dark'] as const
/** What a picture may weigh: it is in the repository. */
const MOST_BYTES = 300_000

async function takePicture(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`)
  const picture = smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  await writeFile(path, picture)
  const size = picture.length
  console.log(`${name}.png ${Math.round(size / 1000)} KB`)
  if (size > MOST_BYTES) throw new Error(`${path} is ${size} bytes; the guide allows ${MOST_BYTES}`)
}

const server = await startServer()
const browser = await launchBrowser()
try {
  await mkdir(FOLDER, { recursive: true })
  const wanted = process.argv.slice(2)
  for (const { name, user, address, reach, onPaper } of GUIDE_PAGES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const theme of THEMES) {
      const page = await openGuidePage(browser, server, user, theme)
      await page.goto(await addressOf(server, address))
      await reach(page, server)
      if (onPaper === true) {
        await page.emulateMedia({ media: 'print' })
        // What the printer leaves around it.
        await page.addStyleTag({ content: 'body { padding: 32px !important }' })
      }
      await settle(page)
      await takePicture(page, `${name}-${theme}`)
      await page.context().close()
    }
  }
} finally {
  await browser.close()
  await server.stop()
}

import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'

/** Bytes, compressed by gzip, of every script that a page loads until it is quiet, its workers' included. */
export async function scriptBytes(context: BrowserContext, visit: (page: Page) => Promise<void>): Promise<number> {
  const bodies = new Map<string, Promise<Buffer>>()
  const page = await context.newPage()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) bodies.set(pathname, response.body())
  })
  await visit(page)
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all([...bodies.values()].map(async (body) => gzipSync(await body).length))
  await page.close()
  return sizes.reduce((sum, size) => sum + size, 0)
}

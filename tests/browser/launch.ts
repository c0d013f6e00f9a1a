import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

/**
 * A headless Chromium: the one that `HESUAN_CHROMIUM` names, else the system's, else the one that an npm package
 * carries, which runs on bare Linux x64.
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['HESUAN_CHROMIUM']
  const installed = named === undefined ? SYSTEM_BROWSERS.find((path) => existsSync(path)) : named
  if (installed !== undefined && installed !== 'bundled')
    return chromium.launch({ executablePath: installed, args: FLAGS })
  // --single-process crashes this build on the second page.
  const bundledFlags = sparticuz.args.filter((flag) => flag !== '--single-process' && !flag.startsWith('--headless'))
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...bundledFlags, ...FLAGS] })
}

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { bundledChromium } from './bundledChromium.ts'

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
  '--accept-lang=zh-CN',
]

/**
 * A headless Chromium that believes to be in China: the one that `HESUAN_CHROMIUM` names, else the system's, else the
 * one that an npm package carries (`HESUAN_CHROMIUM=bundled` asks for that).
 */
export async function launchBrowser(): Promise<Browser> {
  const chosen = process.env['HESUAN_CHROMIUM'] ?? SYSTEM_BROWSERS.find((path) => existsSync(path)) ?? 'bundled'
  const env = { ...process.env, TZ: 'Asia/Shanghai' }
  if (chosen !== 'bundled') return chromium.launch({ executablePath: chosen, args: FLAGS, env })
  const bundled = await bundledChromium()
  return chromium.launch({
    executablePath: bundled.executablePath,
    args: [...bundled.args, ...FLAGS],
    env: { ...env, ...bundled.env },
  })
}

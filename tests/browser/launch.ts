import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'
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
 * @param more arguments of the command line beside ours
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { args = [], ...rest } = await options()
  return chromium.launch({ ...rest, args: [...args, ...more] })
}

/** For contexts: dialogs open at once, so that no click goes where a button was a moment ago. */
export const STILL = { reducedMotion: 'reduce' } as const

/** A browser with a profile on disk, so that another one started with the same folder is the same browser, restarted. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...(await options()),
    ...STILL,
    viewport: { width: 1440, height: 1000 },
    locale: 'zh-CN',
  })
}

async function options(): Promise<LaunchOptions> {
  const chosen = process.env['HESUAN_CHROMIUM'] ?? SYSTEM_BROWSERS.find((path) => existsSync(path)) ?? 'bundled'
  // Without a locale of UTF-8 a browser can't name a downloaded file in Chinese.
  const env = { ...process.env, TZ: 'Asia/Shanghai', LC_ALL: 'C.UTF-8' }
  if (chosen !== 'bundled') return { executablePath: chosen, args: FLAGS, env }
  const bundled = await bundledChromium()
  return {
    executablePath: bundled.executablePath,
    args: [...bundled.args, ...FLAGS],
    env: { ...env, ...bundled.env },
  }
}

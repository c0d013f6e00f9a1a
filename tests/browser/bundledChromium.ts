import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import manifest from '../package.json' with { type: 'json' }

/** How to start the Chromium that an npm package carries. */
export interface BundledChromium {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Unpacks the Chromium of the npm package where nobody has yet: it runs on Linux x64 without anything installed. */
export async function bundledChromium(): Promise<BundledChromium> {
  const home = join(tmpdir(), `hesuan-chromium-${manifest.dependencies['@sparticuz/chromium']}`)
  if (!existsSync(home)) await unpackTo(home)
  return {
    executablePath: join(home, 'chromium'),
    // --single-process crashes this build on the second page.
    args: sparticuz.args.filter((flag) => flag !== '--single-process' && !flag.startsWith('--headless')),
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }),
    },
  }
}

/**
 * The package unpacks into the temporary folder, and takes a file that is there for whole. Test files run side by side,
 * so each unpacks into a folder of its own, and the first one's is kept.
 */
async function unpackTo(home: string): Promise<void> {
  const own = await mkdtemp(`${home}-`)
  // The libraries that bare machines lack are only unpacked where the package believes to be in a build service.
  await withEnvironment({ TMPDIR: own, CODEBUILD_BUILD_IMAGE: 'nodejs24' }, () => sparticuz.executablePath())
  try {
    await rename(own, home)
  } catch (error) {
    if (!existsSync(home)) throw error
    await rm(own, { recursive: true })
  }
}

async function withEnvironment(values: Readonly<Record<string, string>>, work: () => Promise<unknown>): Promise<void> {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, values)
  try {
    await work()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

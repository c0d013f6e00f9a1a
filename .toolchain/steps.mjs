import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isDone, markDone } from './fingerprint.mjs'
import { ROOT } from './paths.mjs'
import { run } from './step.mjs'

const PACKAGES = ['shared', 'server', 'client', 'migrations', 'tests']

/** Installs the packages of the lockfile, unless they are there. */
export async function install(env) {
  const print = fingerprint([
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...PACKAGES.map((name) => `${name}/package.json`),
  ])
  if (isDone('install', print) && existsSync(join(ROOT, 'node_modules'))) return
  console.log('Installing packages …')
  await run('Installing packages', 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { env })
  markDone('install', print)
}

/** Builds the client, unless nothing that it is made of has changed. */
export async function buildClient(env) {
  const print = fingerprint(['pnpm-lock.yaml', 'tsconfig.json', 'client', 'shared'])
  if (isDone('client', print) && existsSync(join(ROOT, 'client/dist/index.html'))) return
  console.log('Building the client …')
  await run('Building the client', 'pnpm', ['--filter', '@hesuan/client', 'run', 'build'], { env, quiet: true })
  markDone('client', print)
}

export async function typecheck(env) {
  for (const name of PACKAGES) await run(`Type-checking ${name}/`, 'pnpm', ['exec', 'tsc', '-p', name], { env })
}

/** Format and lint, the direction of imports, and what nothing uses. */
export async function lint(env) {
  await run('Biome', 'pnpm', ['exec', 'biome', 'check', '--error-on-warnings', '.'], { env })
  const folders = PACKAGES.filter((name) => existsSync(join(ROOT, name)))
  await run('Dependency directions', 'pnpm', ['exec', 'depcruise', '--config', '.dependency-cruiser.cjs', ...folders], {
    env,
  })
  await run('Unused code', 'pnpm', ['exec', 'knip'], { env })
}

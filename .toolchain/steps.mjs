import { existsSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fingerprint, isDone, markDone } from './fingerprint.mjs'
import { CACHE, ROOT } from './paths.mjs'
import { atMost, run, StepFailed } from './step.mjs'

const PACKAGES = ['shared', 'server', 'client', 'migrations', 'tests']

/** Installs the packages of the lockfile, unless they are there. */
export async function install(env) {
  const manifests = ['package.json', ...PACKAGES.map((name) => `${name}/package.json`)]
  const print = fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests])
  const isThere = ['.', ...PACKAGES].every((name) => existsSync(join(ROOT, name, 'node_modules')))
  if (isThere && isDone('install', print)) return
  console.log('Installing packages …')
  await run('Installing packages', 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], {
    env,
    hint: 'Is the npm registry within reach, and pnpm-lock.yaml up to date?',
  })
  markDone('install', print)
}

/** Lets `npx pnpm hesuan …` find our pnpm among the packages: the exact version, offline, and without a question. */
export function offerToNpx(pnpm) {
  const link = join(ROOT, 'node_modules/.bin/pnpm')
  if (process.platform === 'win32' || existsSync(link)) return
  // It may be there and lead nowhere, since the cache was emptied.
  rmSync(link, { force: true })
  symlinkSync(relative(dirname(link), pnpm), link)
}

/** Builds the client, unless nothing that it is made of has changed. */
export async function buildClient(env) {
  const print = fingerprint(['pnpm-lock.yaml', 'tsconfig.json', 'client', 'shared'])
  if (isDone('client', print) && existsSync(join(ROOT, 'client/dist/index.html'))) return
  console.log('Building the client …')
  await run('Building the client', 'pnpm', ['--filter', '@hesuan/client', 'run', 'build'], { env, quiet: true })
  markDone('client', print)
}

export async function serve(env, args) {
  // Node keeps what it compiles, and a start takes two thirds of the time.
  // glibc would keep up to 64 MB for each thread that ever allocated: two arenas are enough for three threads.
  const tuned = { ...env, NODE_COMPILE_CACHE: join(CACHE, 'compiled'), MALLOC_ARENA_MAX: '2' }
  // A young generation of V8's own size alone would take 80 MB on a large machine.
  const node = ['--max-semi-space-size=2', 'server/main.ts', ...args]
  await run('The server', 'node', node, { env: tuned, outspoken: true })
}

export async function typecheck(env) {
  console.log('Type-checking …')
  const check = (name) => () => run(`Type-checking ${name}/`, 'tsc', ['-p', name], { env, quiet: true })
  await atMost(2, PACKAGES.map(check))
}

/** Format and lint, the direction of imports, and what nothing uses. */
export async function lint(env) {
  console.log('Linting …')
  await run('Biome', 'biome', ['check', '--error-on-warnings', '.'], { env })
  await run('Import directions', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...PACKAGES], { env })
  await run('Unused code', 'knip', [], { env })
}

export async function runBench(env, [name, ...args]) {
  const main = `tests/bench/${name}/main.ts`
  if (!existsSync(join(ROOT, main))) throw new StepFailed(`There is no benchmark “${name ?? ''}”`)
  await run(`The benchmark of the ${name}`, 'node', [main, ...args], { env, outspoken: true })
}

export async function runTests(env, filters) {
  await run('Tests', 'vitest', ['run', '--config', 'tests/vitest.config.ts', ...filters], { env })
}

export async function takePictures(env, pages) {
  await run('The pictures of the guide', 'node', ['tests/guide/main.ts', ...pages], { env })
}

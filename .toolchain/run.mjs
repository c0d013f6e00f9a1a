/**
 * What `npm start`, `npm test` and the other scripts run. Needs nothing but Node 20 and npm: the exact Node, pnpm and
 * packages come from the npm registry the first time, and from the disk after that.
 *
 *   run.mjs start               install, build, serve
 *   run.mjs test [filters]      install, type-check, lint, build, every test
 *   run.mjs typecheck | lint
 *   run.mjs exec COMMAND …      install, then a command in the project's own Node
 */
import { toolchainEnv } from './node.mjs'
import { run, StepFailed } from './step.mjs'
import { buildClient, install, lint, typecheck } from './steps.mjs'

const [task, ...rest] = process.argv.slice(2)

const TASKS = {
  async start(env) {
    await buildClient(env)
    await run('The server', 'node', ['server/main.ts', ...rest], { env })
  },
  async test(env) {
    await typecheck(env)
    await lint(env)
    await buildClient(env)
    await run('Tests', 'pnpm', ['exec', 'vitest', 'run', '--config', 'tests/vitest.config.ts', ...rest], { env })
  },
  typecheck,
  lint,
  async exec(env) {
    const [command, ...args] = rest
    if (command === undefined) throw new StepFailed('exec needs a command')
    await run(command, command, args, { env })
  },
}

try {
  const known = TASKS[task]
  if (known === undefined) throw new StepFailed(`Unknown task “${task ?? ''}”: one of ${Object.keys(TASKS).join(', ')}`)
  const env = await toolchainEnv()
  await install(env)
  await known(env)
} catch (error) {
  if (!(error instanceof StepFailed)) throw error
  console.error(`\n${error.message}`)
  process.exitCode = error.code
}

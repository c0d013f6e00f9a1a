/**
 * What `npm start`, `npm test` and the other scripts run. Needs nothing but Node 20 and npm: the exact Node, pnpm and
 * packages come from the npm registry the first time, and from the disk after that.
 *
 *   run.mjs start               install, build, serve
 *   run.mjs test [FILTER …]     install, type-check, lint, build, every test or those whose path has FILTER
 *   run.mjs typecheck | lint
 *   run.mjs bench NAME …        build, and measure: the benchmark of tests/bench/NAME
 *   run.mjs guide [PAGE …]      build, and take the pictures of docs/guide anew
 *   run.mjs exec COMMAND …      install, then a command in the project's own Node
 */
import { toolchain } from './node.mjs'
import { endWithParent } from './parent.mjs'
import { run, StepFailed } from './step.mjs'
import { buildClient, install, lint, offerToNpx, runBench, runTests, serve, takePictures, typecheck } from './steps.mjs'

const OLDEST_NODE = 20
const [task, ...rest] = process.argv.slice(2)

const TASKS = {
  async start(env) {
    await buildClient(env)
    await serve(env, rest)
  },
  async test(env) {
    await typecheck(env)
    await lint(env)
    await buildClient(env)
    await runTests(env, rest)
  },
  async bench(env) {
    await buildClient(env)
    await runBench(env, rest)
  },
  async guide(env) {
    await buildClient(env)
    await takePictures(env, rest)
  },
  typecheck,
  lint,
  async exec(env) {
    const [command, ...args] = rest
    if (command === undefined) throw new StepFailed('exec needs a command')
    await run(command, command, args, { env, outspoken: true })
  },
}

try {
  const known = TASKS[task]
  if (known === undefined) throw new StepFailed(`Unknown task “${task ?? ''}”: one of ${Object.keys(TASKS).join(', ')}`)
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
    throw new StepFailed(`Node ${OLDEST_NODE} or newer is needed to begin with; this is ${process.versions.node}`)
  endWithParent()
  const { env, pnpm } = await toolchain()
  await install(env)
  offerToNpx(pnpm)
  await known(env)
} catch (error) {
  if (!(error instanceof StepFailed)) throw error
  if (error.message !== '') console.error(`\n${error.message}`)
  process.exitCode = error.code
}

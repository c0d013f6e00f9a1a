import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hesuan } from './hesuan.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

// Whoever reads may have read enough (`hesuan check … | head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await hesuan(process.argv.slice(2), {
  root: ROOT,
  environment: process.env,
  input: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  clock: () => new Date(),
})

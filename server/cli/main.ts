import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hesuan } from './hesuan.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

process.exitCode = await hesuan(process.argv.slice(2), {
  root: ROOT,
  environment: process.env,
  input: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  clock: () => new Date(),
})

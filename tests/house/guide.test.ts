import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GUIDE_PAGES } from '../guide/pages.ts'
import { REPOSITORY_ROOT } from './repositoryRoot.ts'

const GUIDE = join(REPOSITORY_ROOT, 'docs/guide')
const MOST_BYTES_IN_ALL = 12_000_000

describe('docs/guide', () => {
  it('[LOK-8] links only to what is there', () => {
    const missing = readdirSync(GUIDE)
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) =>
        [...readFileSync(join(GUIDE, name), 'utf8').matchAll(/\]\(([^)#]+)\)/g)]
          .map(([, target]) => target ?? '')
          .filter((target) => !existsSync(join(GUIDE, target)))
          .map((target) => `${name}: ${target}`),
      )
    expect(missing).toEqual([])
  })

  it('[LOK-8] has a picture of every page, light and dark, and no others, within what a repository may weigh', () => {
    const pictures = readdirSync(join(GUIDE, 'img'))
    const wanted = GUIDE_PAGES.flatMap(({ name }) => [`${name}-light.png`, `${name}-dark.png`])
    expect(pictures.toSorted()).toEqual(wanted.toSorted())
    const bytes = pictures.reduce((sum, name) => sum + statSync(join(GUIDE, 'img', name)).size, 0)
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES_IN_ALL)
  })
})

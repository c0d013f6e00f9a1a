import { expect, it } from 'vitest'
import { nextRegion } from './regionKeys.ts'

const REGIONS = ['head', 'tabs', 'grid', 'panel']

it.each([
  ['grid', 1, 'panel'],
  ['panel', 1, 'head'],
  ['head', -1, 'panel'],
  [null, 1, 'head'],
  [null, -1, 'panel'],
] as const)('[LOK-5] from %s by %i to %s', (from, step, to) => expect(nextRegion(REGIONS, from, step)).toBe(to))

it('[LOK-5] where there is nothing, nobody goes anywhere', () => expect(nextRegion([], null, 1)).toBeNull())

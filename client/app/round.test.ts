import { expect, it } from 'vitest'
import { withRound } from './round.ts'

it('[RND-8] an address stays in the round that is looked at', () => {
  expect(withRound('/tables', null)).toBe('/tables')
  expect(withRound('/tables', '701-2022-r2')).toBe('/tables?round=701-2022-r2')
  expect(withRound('/findings?unit=701002', '701-2022-r2')).toBe('/findings?unit=701002&round=701-2022-r2')
})

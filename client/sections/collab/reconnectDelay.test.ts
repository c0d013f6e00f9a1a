import { expect, it } from 'vitest'
import { reconnectDelay } from './reconnectDelay.ts'

it('[WRK-1] waits between half a second and thirty before it connects again, longer after every failure', () => {
  expect(reconnectDelay(1, 0)).toBe(500)
  expect(reconnectDelay(1, 0.999)).toBeLessThan(1001)
  expect(reconnectDelay(4, 0.999)).toBeGreaterThan(7900)
  expect(reconnectDelay(4, 0.999)).toBeLessThan(8001)
  expect(reconnectDelay(1000, 0.999)).toBeLessThan(30_001)
  expect(reconnectDelay(1000, 0)).toBe(500)
})

import { expect, it } from 'vitest'
import { cellHistoryPath, cellPath } from './cellPath.ts'
import { timeText } from './timeText.ts'
import { wanText } from './wanText.ts'

it('[UIX-7] amounts of 元 are read in 万元 with two decimals; none is blank, not zero', () => {
  expect(wanText('21772800.00')).toBe('2,177.28')
  expect(wanText('0.00')).toBe('0.00')
  expect(wanText('-49.99')).toBe('0.00')
  expect(wanText('-50.00')).toBe('-0.01')
  expect(wanText(null)).toBe('')
})

it('[UIX-8] times are read in Beijing time, whatever the zone of the machine', () => {
  expect(timeText('2022-01-25T06:03:09.120Z')).toBe('2022-01-25 14:03')
  expect(timeText('2022-01-25T16:00:00.000Z', 'second')).toBe('2022-01-26 00:00:00')
})

it('[UIX-9] a cell has an address that can be sent', () => {
  expect(cellPath('2022-701001', 'basic.b30101:amount')).toBe('/sections/2022-701001/basic?cell=basic.b30101%3Aamount')
  expect(cellHistoryPath('2022-701001', 'basic.b30101:amount')).toBe(
    '/history?section=2022-701001&cell=basic.b30101%3Aamount',
  )
})

it('[UIX-9] what is no cell leads to the section', () => {
  expect(cellPath('2022-701001', '__proto__')).toBe('/sections/2022-701001')
})

import { expect, it } from 'vitest'
import { returnTarget, signInPath } from './returnTarget.ts'

it('[UIX-1] signing in leads back to the address that was asked for', () => {
  expect(signInPath('/sections/s-1/income?cell=income.a:amount')).toBe(
    '/sign-in?to=%2Fsections%2Fs-1%2Fincome%3Fcell%3Dincome.a%3Aamount',
  )
  expect(returnTarget('/sections/s-1/income?cell=income.a:amount')).toBe('/sections/s-1/income?cell=income.a:amount')
  expect(signInPath('/')).toBe('/sign-in')
})

it.each([
  ['//evil.example'],
  ['/\\evil.example'],
  ['https://evil.example'],
  ['javascript:alert(1)'],
  ['/\n/evil.example'],
  [null],
  [''],
])('[UIX-2] signing in never leads to another site: %j', (to) => expect(returnTarget(to)).toBe('/'))

it('[UIX-1] signing in never leads to the sign-in page again', () => {
  expect(returnTarget('/sign-in?to=/tables')).toBe('/')
})

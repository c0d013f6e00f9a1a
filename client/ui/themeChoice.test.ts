import { expect, it, vi } from 'vitest'
import { readChoice, themeOf } from './themeChoice.ts'

it.each([
  ['system', true, 'dark'],
  ['system', false, 'light'],
  ['light', true, 'light'],
  ['dark', false, 'dark'],
] as const)('[LOK-1] chosen %s, the system dark: %s', (choice, system, theme) =>
  expect(themeOf(choice, system)).toBe(theme),
)

it.each([
  ['dark', 'dark'],
  ['light', 'light'],
  [null, 'system'],
  ['blue', 'system'],
])('[LOK-1] %s in the browser is read as %s', (kept, choice) =>
  expect(readChoice({ getItem: () => kept })).toBe(choice),
)

it('[LOK-1] where nothing may be read the system decides', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const refuse = () => {
    throw new Error('denied')
  }
  expect(readChoice({ getItem: refuse })).toBe('system')
  warn.mockRestore()
})

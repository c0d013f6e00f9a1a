import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { antdTheme } from './antdTheme.ts'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
const variable = (name: string): string => new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? `no --${name}`
const luminance = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

it.each([
  ['colorPrimary', 'color-primary'],
  ['colorText', 'color-text'],
  ['colorTextSecondary', 'color-text-soft'],
  ['colorTextTertiary', 'color-text-faint'],
  ['colorBgLayout', 'color-page'],
  ['colorBorder', 'color-border'],
  ['colorBorderSecondary', 'color-line'],
  ['colorError', 'color-error'],
  ['colorWarning', 'color-warning'],
  ['colorSuccess', 'color-success'],
  ['fontFamily', 'font'],
] as const)('[UIX-4] components and pages share one look: %s is --%s', (token, name) => {
  expect(antdTheme.token[token]).toBe(variable(name))
})

it.each([
  ['color-text', 'color-surface'],
  ['color-text-soft', 'color-header'],
  ['color-text-faint', 'color-surface-soft'],
  ['color-primary', 'color-primary-soft'],
  ['color-error', 'color-error-soft'],
  ['color-warning', 'color-warning-soft'],
  ['color-success', 'color-success-soft'],
  ['color-brand-text', 'color-brand'],
  ['color-brand-soft-text', 'color-brand'],
])('[UIX-5] text can be read: --%s on --%s has a contrast of at least 4.5', (text, ground) => {
  expect(contrast(variable(text), variable(ground))).toBeGreaterThanOrEqual(4.5)
})

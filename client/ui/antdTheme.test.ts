import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { antdDarkTheme, antdTheme } from './antdTheme.ts'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
const [lightCss = '', darkCss = ''] = css.split(':root[data-theme="dark"]')
const variableIn = (block: string, name: string): string =>
  new RegExp(`--${name}: ([^;]+);`).exec(block)?.[1] ?? `no --${name}`
const variable = (name: string): string => variableIn(lightCss, name)
/** What is not said for the dark is as in the light. */
const darkVariable = (name: string): string => {
  const own = variableIn(darkCss, name)
  return own.startsWith('no ') ? variable(name) : own
}
const luminance = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const TOKENS = [
  ['colorPrimary', 'color-primary'],
  ['colorText', 'color-text'],
  ['colorTextSecondary', 'color-text-soft'],
  ['colorTextTertiary', 'color-text-faint'],
  ['colorBgLayout', 'color-page'],
  ['colorBgContainer', 'color-surface'],
  ['colorBorder', 'color-border'],
  ['colorBorderSecondary', 'color-line'],
  ['colorError', 'color-error'],
  ['colorWarning', 'color-warning'],
  ['colorSuccess', 'color-success'],
  ['fontFamily', 'font'],
] as const

const READ_TOGETHER = [
  ['color-text', 'color-surface'],
  ['color-text', 'color-total'],
  ['color-text', 'color-found'],
  ['color-text', 'color-changed'],
  ['color-text-soft', 'color-header'],
  ['color-text-soft', 'color-page'],
  ['color-text-faint', 'color-surface-soft'],
  ['color-text-faint', 'color-header'],
  ['color-text-faint', 'color-selected'],
  ['color-primary', 'color-primary-soft'],
  ['color-primary', 'color-selected'],
  ['color-primary', 'color-header'],
  ['color-error', 'color-error-soft'],
  ['color-error', 'color-surface-soft'],
  ['color-warning', 'color-warning-soft'],
  ['color-warning', 'color-header'],
  ['color-success', 'color-success-soft'],
  ['color-on-fill', 'color-fill'],
  ['color-on-fill', 'color-fill-hover'],
  ['color-brand-text', 'color-brand'],
  ['color-brand-soft-text', 'color-brand'],
] as const

it.each(TOKENS)('[UIX-4] components and pages share one look: %s is --%s', (token, name) => {
  expect(antdTheme.token[token]).toBe(variable(name))
})

it.each(TOKENS)('[UIX-4, LOK-2] also in the dark: %s is --%s', (token, name) => {
  // Components write white on their primary colour; pages also write with theirs.
  expect(antdDarkTheme.token[token]).toBe(darkVariable(token === 'colorPrimary' ? 'color-fill' : name))
})

it.each(READ_TOGETHER)('[UIX-5] text can be read: --%s on --%s has a contrast of at least 4.5', (text, ground) => {
  expect(contrast(variable(text), variable(ground))).toBeGreaterThanOrEqual(4.5)
})

it.each(READ_TOGETHER)('[UIX-5, LOK-2] also in the dark: --%s on --%s', (text, ground) => {
  expect(contrast(darkVariable(text), darkVariable(ground))).toBeGreaterThanOrEqual(4.5)
})

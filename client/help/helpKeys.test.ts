import { expect, it } from 'vitest'
import { opensHelp } from './helpKeys.ts'

const plain = { ctrl: false, shift: false, alt: false, typing: false }

it('[HLP-3] F1 and Ctrl+/ open the help everywhere, a question mark where nothing takes letters', () => {
  for (const typing of [false, true]) {
    expect(opensHelp({ ...plain, key: 'F1', typing })).toBe(true)
    expect(opensHelp({ ...plain, key: '/', ctrl: true, typing })).toBe(true)
    expect(opensHelp({ ...plain, key: '?', shift: true, typing })).toBe(!typing)
    expect(opensHelp({ ...plain, key: '？', shift: true, typing })).toBe(!typing)
    expect(opensHelp({ ...plain, key: '/', typing })).toBe(false)
    expect(opensHelp({ ...plain, key: 'F1', alt: true, typing })).toBe(false)
  }
})

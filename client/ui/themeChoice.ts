import { useSyncExternalStore } from 'react'

/** How a person wants the pages of this browser: as the system is, or always light, or always dark. */
export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const satisfies readonly ThemeChoice[]

/** One for the browser, not for the person: the page to sign in has it too. `public/theme.js` reads it before that. */
const KEY = 'hesuan.theme'
const CHOSEN = 'hesuan:theme-chosen'

/** What is kept; where nothing may be stored, or something else is, the system decides. */
export function readChoice(storage: Pick<Storage, 'getItem'> = window.localStorage): ThemeChoice {
  try {
    const kept = storage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch (error) {
    console.warn('The preferences of this browser could not be read', error)
    return 'system'
  }
}

export const themeOf = (choice: ThemeChoice, systemIsDark: boolean): Theme =>
  choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') window.localStorage.removeItem(KEY)
    else window.localStorage.setItem(KEY, choice)
  } catch (error) {
    console.warn('The preferences of this browser could not be kept', error)
  }
  window.dispatchEvent(new Event(CHOSEN))
}

const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)')

function subscribe(listener: () => void): () => void {
  const query = systemDark()
  window.addEventListener(CHOSEN, listener)
  query.addEventListener('change', listener)
  // Another tab of this browser may have chosen.
  window.addEventListener('storage', listener)
  return () => {
    window.removeEventListener(CHOSEN, listener)
    query.removeEventListener('change', listener)
    window.removeEventListener('storage', listener)
  }
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, () => readChoice())

/** The theme that the page has now. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, () => themeOf(readChoice(), systemDark().matches))

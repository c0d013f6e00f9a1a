import { App } from 'antd'
import { useMemo } from 'react'

/** One sentence, or one that takes the place of whatever else was told under its key. */
type Told = string | { readonly key: string; readonly content: string; readonly duration?: number }
type Tell = (told: Told, seconds?: number) => void

/** Short messages above the page. */
export interface Toasts {
  readonly info: Tell
  readonly success: Tell
  readonly warning: Tell
  readonly error: Tell
}

/** What a page tells in passing. The same sentence told again takes the place of the one that is still there. */
export function useToasts(): Toasts {
  const { message } = App.useApp()
  return useMemo(() => {
    const tell =
      (kind: keyof Toasts): Tell =>
      (told, seconds) => {
        const toast = typeof told === 'string' ? { key: `${kind}|${told}`, content: told } : told
        void message[kind]({ ...toast, ...(seconds === undefined ? {} : { duration: seconds }) })
      }
    return { info: tell('info'), success: tell('success'), warning: tell('warning'), error: tell('error') }
  }, [message])
}

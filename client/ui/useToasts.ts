import { App } from 'antd'
import { type ReactNode, useMemo } from 'react'

/** One sentence, or one that takes the place of whatever else was told under its key. */
type Told = string | { readonly key: string; readonly content: ReactNode; readonly duration?: number }
type Tell = (told: Told, seconds?: number) => void

/** Short messages above the page. */
export interface Toasts {
  readonly info: Tell
  readonly success: Tell
  readonly warning: Tell
  readonly error: Tell
}

const SECONDS = 3

/** What a page tells in passing. The same sentence told again takes the place of the one that is still there. */
export function useToasts(): Toasts {
  const { message } = App.useApp()
  return useMemo(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const closeLater = (key: string, after: number) => {
      clearTimeout(timers.get(key))
      if (after === 0) return
      const close = () => {
        // Whoever has the pointer on a message is reading it.
        if (document.querySelector('.ant-message-notice:hover') !== null) return closeLater(key, 1)
        timers.delete(key)
        message.destroy(key)
      }
      timers.set(key, setTimeout(close, after * 1000))
    }
    const tell =
      (kind: keyof Toasts): Tell =>
      (told, seconds) => {
        const toast = typeof told === 'string' ? { key: `${kind}|${told}`, content: told } : told
        // The library's own clock renders the message anew in every frame, and every key would have to wait for those.
        void message[kind]({ ...toast, duration: 0 })
        closeLater(toast.key, seconds ?? toast.duration ?? SECONDS)
      }
    return { info: tell('info'), success: tell('success'), warning: tell('warning'), error: tell('error') }
  }, [message])
}

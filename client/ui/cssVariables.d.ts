import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Of a published table: the sum of its columns' widths. */
    '--sheet-width'?: string
  }
}

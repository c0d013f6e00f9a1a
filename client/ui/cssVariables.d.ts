import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Of a published table: the sum of its columns' widths. */
    '--sheet-width'?: string
    /** Of a field that somebody else is in: their colour. */
    '--visitor'?: string
  }
}

import { ViewBar } from '../view/ViewBar.tsx'
import type { OpenSheet } from './openSheet.ts'

/** Says how the rows of the open sheet are sorted or filtered; nothing where they are not. */
export const SheetViewBar = ({ open: { controller, source } }: { readonly open: OpenSheet }) => (
  <ViewBar
    source={source}
    onLeave={() => {
      source.leaveView()
      controller.focus()
    }}
  />
)

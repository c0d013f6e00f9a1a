import type { OpenSheet } from './openSheet.ts'
import { Tool } from './Tool.tsx'
import { texts } from './texts.ts'

/** What can be done to a sheet by mouse; every button says its keys. */
export function SheetTools({ open: { controller, sheet } }: { readonly open: OpenSheet }) {
  const isFree = sheet.rows === 'free'
  return (
    <>
      <Tool label={texts.undo} keys="Ctrl+Z" onPress={() => controller.undo()} />
      <Tool label={texts.redo} keys="Ctrl+Y" onPress={() => controller.redo()} />
      <i className="toolbar-gap" />
      <Tool
        label={texts.insertRow}
        keys="Ctrl+Shift+="
        disabled={!isFree}
        onPress={() => controller.insertRow('above')}
      />
      <Tool label={texts.deleteRows} keys="Ctrl+-" disabled={!isFree} onPress={() => controller.deleteRows()} />
      <Tool label={texts.fillDown} keys="Ctrl+D" onPress={() => controller.fillDown()} />
      <Tool label={texts.fillRight} keys="Ctrl+R" onPress={() => controller.fillRight()} />
    </>
  )
}

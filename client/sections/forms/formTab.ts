import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { Template } from '@hesuan/shared/template/template.ts'

export type FormKind = 'projects' | 'overall'

/** Sheets that are shown together as forms, under one tab. */
export interface FormTab {
  readonly kind: FormKind
  readonly title: string
  /** The first one has the tab. */
  readonly sheets: readonly [SheetId, ...SheetId[]]
}

/** The forms that a sheet is a part of; null where it is shown as a table alone. */
export function formTabOf(sheet: SheetId, template: Template): FormTab | null {
  return formTabs(template).find(({ sheets }) => sheets.includes(sheet)) ?? null
}

function formTabs(template: Template): readonly FormTab[] {
  const { performance, overall } = template
  return [
    {
      kind: 'projects',
      title: sheetOf(template, performance.forms.sheet).title,
      sheets: [performance.forms.sheet, performance.indicators.sheet],
    },
    {
      kind: 'overall',
      title: overall.title,
      sheets: [overall.tasks.sheet, overall.goals.sheet, overall.indicators.sheet],
    },
  ]
}

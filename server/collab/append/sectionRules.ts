import { type Classifications, classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import type { SectionKind } from '@hesuan/shared/template/ids.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import { type SectionSchema, sectionSchema } from '../inspection/sectionSchema.ts'

/** What may stand in a section: the template of its year, its code lists, and the places that people may write. */
export interface SectionRules {
  readonly template: Template
  readonly lists: Classifications
  readonly schema: SectionSchema
}

/** Throws where the project has no template of that year: then no section of it can have been made. */
export function sectionRules(templateYear: number, kind: SectionKind): SectionRules {
  const template = templateOf(templateYear)
  const lists = classificationsOf(templateYear)
  if (template === null || lists === null) throw new Error(`there is no template of ${templateYear}`)
  return { template, lists, schema: sectionSchema(template, kind) }
}

import { TEMPLATE_2022 } from './2022/index.ts'
import type { Template } from './template.ts'

/** The template of a fiscal year, or null where the project has none of it. */
export const templateOf = (year: number): Template | null => (year === 2022 ? TEMPLATE_2022 : null)

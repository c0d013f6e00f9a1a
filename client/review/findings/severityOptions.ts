import { SEVERITIES } from './findingItem.ts'
import { texts } from './texts.ts'

/** The severities as a list to choose from. */
export const SEVERITY_OPTIONS = SEVERITIES.map((severity) => ({ value: severity, label: texts.severity[severity] }))

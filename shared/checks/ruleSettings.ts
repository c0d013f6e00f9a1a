import type { Measure } from '../consolidation/measure.ts'
import type { Template } from '../template/template.ts'
import type { Rule, Severity, Tolerance } from './rule.ts'

/** How a department has set one rule for one year; whatever is null is as the template has it. */
export interface RuleSetting {
  readonly rule: string
  /** Blank for a rule about words, which has no parts. */
  readonly part: string
  readonly enabled: boolean
  readonly severity: Severity | null
  readonly tolerance: Tolerance | null
  /** The number that the rule multiplies with: a plain exact decimal. */
  readonly parameter: string | null
}

/** A template with the settings of a department and year: the same on the server and in the browser. */
export function withRuleSettings(template: Template, settings: readonly RuleSetting[]): Template {
  if (settings.length === 0) return template
  const byRule = new Map(settings.map((setting) => [`${setting.rule}/${setting.part}`, setting]))
  return {
    ...template,
    rules: template.rules.flatMap((rule) => set(rule, byRule.get(`${rule.id}/${rule.part}`))),
    wordRules: template.wordRules.flatMap((rule) => {
      // Two rules about words may have one id: they are one rule to people.
      const setting = byRule.get(`${rule.id}/`)
      if (setting === undefined) return [rule]
      return setting.enabled ? [{ ...rule, severity: setting.severity ?? rule.severity }] : []
    }),
  }
}

function set(rule: Rule, setting: RuleSetting | undefined): readonly Rule[] {
  if (setting === undefined) return [rule]
  if (!setting.enabled) return []
  const { severity, tolerance, parameter } = setting
  const changed = { ...rule, severity: severity ?? rule.severity, tolerance: tolerance ?? rule.tolerance }
  if (parameter === null || parameter === parameterOf(rule)) return [changed]
  return [
    {
      ...changed,
      right: {
        label: `${rule.right.label}（本年参数 ${parameter}）`,
        measure: withParameter(rule.right.measure, parameter),
      },
      explain: `${rule.explain}（本年参数为 ${parameter}。）`,
    },
  ]
}

/** The number of a rule that can be set: the one constant that its right side multiplies with; null where there is none. */
export function parameterOf({ right: { measure } }: Pick<Rule, 'right'>): string | null {
  if (!('times' in measure)) return null
  const constants = measure.times.flatMap((factor) => ('constant' in factor ? [factor.constant] : []))
  return constants.length === 1 ? (constants[0] ?? null) : null
}

const withParameter = (measure: Measure, parameter: string): Measure =>
  'times' in measure
    ? { times: [replaced(measure.times[0], parameter), replaced(measure.times[1], parameter)] }
    : measure

const replaced = (factor: Measure, parameter: string): Measure =>
  'constant' in factor ? { constant: parameter } : factor

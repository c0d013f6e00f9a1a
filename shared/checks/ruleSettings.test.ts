import { describe, expect, it } from 'vitest'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { parameterOf, type RuleSetting, withRuleSettings } from './ruleSettings.ts'

const setting = (more: Partial<RuleSetting>): RuleSetting => ({
  rule: 'R39',
  part: 'pension',
  enabled: true,
  severity: null,
  tolerance: null,
  parameter: null,
  ...more,
})
const rule = ({ rules } = TEMPLATE_2022, part = 'pension') => rules.find((one) => one.id === 'R39' && one.part === part)

describe('the settings of rules', () => {
  it('[ADM-7] without any the template is the same object, and a setting that sets nothing changes no rule', () => {
    expect(withRuleSettings(TEMPLATE_2022, [])).toBe(TEMPLATE_2022)
    expect(withRuleSettings(TEMPLATE_2022, [setting({})]).rules).toEqual(TEMPLATE_2022.rules)
  })

  it('[ADM-7] a rule is turned off, weighed otherwise, given a tolerance and a parameter, and no other with it', () => {
    const off = withRuleSettings(TEMPLATE_2022, [
      setting({ enabled: false }),
      setting({ rule: 'R26', part: '', enabled: false }),
    ])
    expect(rule(off)).toBeUndefined()
    expect(off.rules).toHaveLength(TEMPLATE_2022.rules.length - 1)
    expect(off.wordRules.some(({ id }) => id === 'R26')).toBe(false)
    const set = withRuleSettings(TEMPLATE_2022, [
      setting({ severity: 'error', tolerance: { kind: 'amount', yuan: '5' }, parameter: '0.2' }),
    ])
    expect(rule(set)).toMatchObject({ severity: 'error', tolerance: { kind: 'amount', yuan: '5' } })
    const changed = rule(set)
    expect(changed === undefined ? null : parameterOf(changed)).toBe('0.2')
    expect(changed?.explain).toContain('0.2')
    expect(rule(set, 'housing')).toBe(rule(TEMPLATE_2022, 'housing'))
  })

  it('[ADM-7] a rule has a parameter only where its right side multiplies with one number', () => {
    const usual = rule()
    expect(usual === undefined ? null : parameterOf(usual)).toBe('0.16')
    const [first] = TEMPLATE_2022.rules
    expect(first === undefined ? null : parameterOf(first)).toBeNull()
  })
})

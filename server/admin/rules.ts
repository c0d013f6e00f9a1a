import type { AdminRule, SetRule } from '@hesuan/shared/api/admin.ts'
import type { Severity } from '@hesuan/shared/checks/rule.ts'
import { parameterOf, type RuleSetting } from '@hesuan/shared/checks/ruleSettings.ts'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import type { Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { recompute } from '../sections/recompute.ts'
import { addAdminEvent, addRuleSetting, ruleSettings } from '../storage/administration.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { allRounds, roundOf } from '../storage/departments.ts'

export const NO_SUCH_YEAR: Refusal = { code: 'not-found', message: '没有这个年度' }
const NO_SUCH_RULE: Refusal = { code: 'not-found', message: '没有这条规则' }
const NOT_FOR_WORDS: Refusal = { code: 'bad-request', message: '这条规则没有可以设置的容差或参数' }
const SEVERITY_TEXT = { error: '错误', warning: '警告', hint: '提示' } as const satisfies Record<Severity, string>

/** The rules of a year as they are set; null where there is no such year. */
export async function rulesOfYear(read: Queryable, year: number): Promise<readonly AdminRule[] | null> {
  const latest = (await allRounds(read)).find((round) => round.year === year)
  if (latest === undefined) return null
  const { department, templateYear } = await roundOf(read, latest.id)
  const settings = await ruleSettings(read, department.code, year)
  const settingOf = (rule: string, part: string) =>
    settings.find((setting) => setting.rule === rule && setting.part === part)
  return usualRules(templateFor(templateYear)).map((rule) => asSet(rule, settingOf(rule.rule, rule.part)))
}

const asSet = (rule: AdminRule, setting: RuleSetting | undefined): AdminRule =>
  setting === undefined
    ? rule
    : {
        ...rule,
        enabled: setting.enabled,
        severity: setting.severity ?? rule.usualSeverity,
        tolerance: setting.tolerance?.kind === 'amount' ? setting.tolerance.yuan : null,
        parameter: setting.parameter ?? rule.usualParameter,
      }

/** The rules of a template, as an administrator sees them. */
function usualRules({ rules, wordRules }: Template): readonly AdminRule[] {
  const arithmetic = rules.map((rule): AdminRule => {
    const { id, part, title, explain, severity, left, right } = rule
    const parameter = parameterOf(rule)
    return {
      rule: id,
      part,
      title,
      compares: `${left.label} 与 ${right.label}`,
      explain,
      enabled: true,
      severity,
      usualSeverity: severity,
      tolerance: null,
      parameter,
      usualParameter: parameter,
      arithmetic: rule.presence !== true,
    }
  })
  const words = [...new Map(wordRules.map((rule) => [rule.id, rule])).values()].map(
    ({ id, title, explain, severity }): AdminRule => ({
      rule: id,
      part: '',
      title,
      compares: '',
      explain,
      enabled: true,
      severity,
      usualSeverity: severity,
      tolerance: null,
      parameter: null,
      usualParameter: null,
      arithmetic: false,
    }),
  )
  return [...arithmetic, ...words].toSorted((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
}

/** Sets a rule for a year, and makes the binding checks of its open rounds anew: what it finds is there at once. */
export const setRule = (
  database: Database,
  person: SignedInPerson,
  { year, setting, at }: { readonly year: number; readonly setting: SetRule; readonly at: string },
): Promise<Result<void, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    const rounds = (await allRounds(trx)).filter((round) => round.year === year)
    const [latest] = rounds
    const known = await rulesOfYear(trx, year)
    if (known === null || latest === undefined) return err(NO_SUCH_YEAR)
    const wanted = new Set(setting.parts)
    const parts = known.filter(({ rule, part }) => rule === setting.rule && wanted.has(part))
    if (parts.length !== wanted.size) return err(NO_SUCH_RULE)
    const [first] = parts
    if (first === undefined) return err(NO_SUCH_RULE)
    if (setting.tolerance !== null && parts.some(({ arithmetic }) => !arithmetic)) return err(NOT_FOR_WORDS)
    if (setting.parameter !== null && parts.some(({ usualParameter }) => usualParameter === null))
      return err(NOT_FOR_WORDS)
    const { department } = await roundOf(trx, latest.id)
    const { userId } = person
    const { rule, enabled, severity, parameter } = setting
    const tolerance = setting.tolerance === null ? null : { kind: 'amount' as const, yuan: setting.tolerance }
    const stored = parts.map(({ part }): RuleSetting => ({ rule, part, enabled, severity, tolerance, parameter }))
    for (const one of stored) await addRuleSetting(trx, { departmentCode: department.code, year, userId, at }, one)
    const after = parts.map((part, index) => asSet(part, stored[index]))
    await addAdminEvent(trx, {
      action: '设置规则',
      subject: `${year} 年 ${rule} ${nameOf(parts)}`,
      before: allInWords(parts),
      after: allInWords(after),
      userId,
      at,
    })
    for (const { id, open } of rounds) {
      if (open) await recompute(trx, database.dialect, { roundId: id, submissionId: null, at })
    }
    return ok(undefined)
  })

/** What was set, so that whoever reads the record tells one part of a rule from another. */
function nameOf(parts: readonly AdminRule[]): string {
  const names = new Set(parts.map(({ title, compares }) => (compares === '' ? title : `${title}（${compares}）`)))
  const [name = ''] = names
  return names.size === 1 ? name : `${parts.length} 项`
}

/** Where they are set in different ways, each of the ways once. */
const allInWords = (parts: readonly AdminRule[]): string => [...new Set(parts.map(inWords))].join('；')

const inWords = ({ enabled, severity, tolerance, parameter }: AdminRule): string =>
  [
    enabled ? '启用' : '停用',
    SEVERITY_TEXT[severity],
    ...(tolerance === null ? [] : [`容差 ${tolerance} 元`]),
    ...(parameter === null ? [] : [`参数 ${parameter}`]),
  ].join(' · ')

import { RuleSettingText } from '@hesuan/shared/api/admin.ts'
import type { RuleSetting } from '@hesuan/shared/checks/ruleSettings.ts'
import type { Queryable, Trx } from './database.ts'

/** A setting that counts. */
export interface StoredSetting extends RuleSetting {
  readonly id: number
}

const MOST_EVENTS = 200

/** The settings of a year's rules that count: the newest of each rule and part. */
export async function ruleSettings(
  db: Queryable,
  departmentCode: string,
  year: number,
): Promise<readonly StoredSetting[]> {
  const newest = db
    .selectFrom('rule_settings')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('department_code', '=', departmentCode)
    .where('year', '=', year)
    .groupBy(['rule', 'part'])
  const rows = await db.selectFrom('rule_settings').selectAll().where('id', 'in', newest).orderBy('id').execute()
  return rows.map(({ id, rule, part, enabled, severity, tolerance_json, parameter }) => ({
    id,
    rule,
    part,
    enabled: enabled === 1,
    severity,
    tolerance: RuleSettingText.shape.tolerance.parse(tolerance_json === null ? null : JSON.parse(tolerance_json)),
    parameter,
  }))
}

export async function addRuleSetting(
  trx: Trx,
  place: { readonly departmentCode: string; readonly year: number; readonly userId: string; readonly at: string },
  { rule, part, enabled, severity, tolerance, parameter }: RuleSetting,
): Promise<void> {
  await trx
    .insertInto('rule_settings')
    .values({
      department_code: place.departmentCode,
      year: place.year,
      rule,
      part,
      enabled: enabled ? 1 : 0,
      severity,
      tolerance_json: tolerance === null ? null : JSON.stringify(tolerance),
      parameter,
      user_id: place.userId,
      at: place.at,
    })
    .execute()
}

/** What an administrator did, in words. */
export interface AdminAct {
  readonly action: string
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
  readonly userId: string
  readonly at: string
}

export async function addAdminEvent(trx: Trx, { userId, ...act }: AdminAct): Promise<void> {
  await trx
    .insertInto('admin_events')
    .values({ ...act, user_id: userId })
    .execute()
}

/** The newest first. */
export async function adminEvents(db: Queryable) {
  const rows = await db
    .selectFrom('admin_events')
    .innerJoin('people', 'people.user_id', 'admin_events.user_id')
    .selectAll('admin_events')
    .select('people.display_name')
    .orderBy('admin_events.id', 'desc')
    .limit(MOST_EVENTS)
    .execute()
  return rows.map(({ id, action, subject, before, after, display_name, at }) => ({
    id,
    action,
    subject,
    before,
    after,
    by: display_name,
    at,
  }))
}

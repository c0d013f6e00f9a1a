import type { Page } from 'playwright-core'
import type { GuidePage } from './guidePage.ts'

const rowWith = (text: string) => (page: Page) => page.getByRole('row').filter({ hasText: text }).first().waitFor()

/** What whoever administers the system sees: every part of the administration. */
export const ADMIN_PAGES: readonly GuidePage[] = [
  { name: 'admin-users', user: 'admin', address: '/admin?part=users', reach: rowWith('shebao') },
  {
    name: 'admin-user',
    user: 'admin',
    address: '/admin?part=users',
    reach: async (page) => {
      await page.getByRole('button', { name: '新增用户' }).click()
      await page.getByRole('dialog').getByLabel('用户名').waitFor()
    },
  },
  { name: 'admin-units', user: 'admin', address: '/admin?part=units', reach: rowWith('701003') },
  { name: 'admin-years', user: 'admin', address: '/admin?part=years', reach: rowWith('2022') },
  { name: 'admin-rules', user: 'admin', address: '/admin?part=rules', reach: rowWith('R14') },
  { name: 'admin-codes', user: 'admin', address: '/admin?part=codes', reach: rowWith('20801') },
  {
    name: 'admin-events',
    user: 'admin',
    address: '/admin?part=rules',
    reach: async (page) => {
      // A rule is set otherwise and back, for both themes once: that much there is to tell.
      const rule = page.getByRole('checkbox', { name: /^R14.*启用$/ }).first()
      await rule.waitFor()
      for (const _ of ['off', 'on']) {
        const before = await rule.isChecked()
        await Promise.all([page.waitForResponse(/\/api\/admin\/rules\//), rule.click()])
        await page.waitForFunction(
          (was) =>
            [...document.querySelectorAll<HTMLInputElement>('[aria-label^=R14]')].some((box) => box.checked !== was),
          before,
        )
      }
      await page.getByRole('link', { name: '操作记录' }).click()
      await rowWith('R14')(page)
    },
  },
]

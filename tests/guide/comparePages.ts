import { submitTwice } from '../e2e/submitTwice.ts'
import type { GuidePage } from './guidePage.ts'

/** Comparing: units beside each other, and two submissions. */
export const COMPARE_PAGES: readonly GuidePage[] = [
  {
    name: 'compare-units',
    user: 'head',
    address: '/compare?tab=units&table=T04',
    reach: (page) => page.locator('.units-table tbody tr').nth(5).waitFor(),
  },
  {
    name: 'compare',
    staged: true,
    user: 'head',
    address: '/compare',
    reach: async (page, server) => {
      const differences = page.locator('.compare-table tbody tr').first()
      await differences.or(page.locator('.compare .nothing')).waitFor()
      if (await page.locator('.compare .nothing').isVisible()) {
        await submitTwice(server)
        await page.reload()
      }
      await differences.getByRole('button').first().click()
      await page.locator('.trace').getByRole('link').first().waitFor()
    },
  },
]

import type { Page } from 'playwright-core'
import { signIn } from '../collab/stockClient.ts'
import type { RunningServer } from '../e2e/startServer.ts'
import type { GuidePage } from './guidePage.ts'
import { addressOf } from './openGuidePage.ts'

/** Somebody submits the section of 701003, unless it is submitted already. */
async function submitSection(server: RunningServer): Promise<void> {
  const headers = { origin: server.url, cookie: await signIn(server.url, 'jiuye', server.password) }
  const section = `${server.url}${await addressOf(server, '/api/sections/{701003}')}`
  const { status } = (await (await fetch(section, { headers })).json()) as { status: string }
  if (status !== 'draft') return
  const submitted = await fetch(`${section}/submit`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ stateVector: 'AA==' }),
  })
  if (!submitted.ok) throw new Error(await submitted.text())
}

const unitRow = (page: Page) => page.getByRole('row').filter({ hasText: '701003' })

async function showRounds(page: Page): Promise<void> {
  await page.locator('.round-button').click()
  await page.getByRole('menuitem').first().waitFor()
}

/**
 * What the head of the department does with a budget as a whole. These change what the others are taken of, so they come
 * last, the next round at the very end.
 */
export const DEPARTMENT_PAGES: readonly GuidePage[] = [
  {
    name: 'board-return',
    staged: true,
    user: 'head',
    address: '/',
    reach: async (page, server) => {
      await submitSection(server)
      await unitRow(page).getByRole('button', { name: '退回' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('退回原因').fill('差旅费请按实有人数重新测算，并补全绩效指标。')
      await dialog.getByText(/^检查发现的/).click()
      await dialog.getByRole('checkbox').first().check()
      await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' })
    },
  },
  {
    name: 'round-open',
    staged: true,
    user: 'head',
    address: '/',
    reach: async (page) => {
      await page.getByRole('button', { name: '开启二下' }).click()
      await page.locator('.ant-modal-confirm').waitFor()
    },
  },
  {
    name: 'rounds',
    staged: true,
    user: 'head',
    address: '/',
    reach: async (page) => {
      await unitRow(page).waitFor()
      if ((await page.locator('.round-button').count()) === 0) {
        await page.getByRole('button', { name: '开启二下' }).click()
        await page.locator('.ant-modal-confirm').getByRole('button', { name: '开启二下' }).click()
        await page.locator('.round-button').waitFor()
        await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' })
      }
      await showRounds(page)
    },
  },
]

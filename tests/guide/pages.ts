/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { signIn } from '../collab/stockClient.ts'
import { addAccountant } from '../e2e/addAccountant.ts'
import type { RunningServer } from '../e2e/startServer.ts'
import { ADMIN_PAGES } from './adminPages.ts'
import { COMPARE_PAGES } from './comparePages.ts'
import { DEPARTMENT_PAGES } from './departmentPages.ts'
import type { GuidePage } from './guidePage.ts'
import { addressOf, signInAs } from './openGuidePage.ts'

const settled = async (page: Page): Promise<void> => {
  await page.locator('.saved-badge:is([data-state=saved], [data-state=read-only])').waitFor()
  // The checks have run on what is shown.
  await page.locator('.panel-coverage, .side-panel-hidden').first().waitFor()
}
const cell = (key: string) => async (page: Page) => {
  await page.locator(`.grid-cell.active[data-cell="${key}"]`).waitFor()
  await settled(page)
}

const isOffline = (page: Page) => page.locator('.saved-badge[data-state=offline]').waitFor()
const enter = async (page: Page, key: string, text: string): Promise<void> => {
  await page.locator(`[data-cell="${key}"]`).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await page.locator('.local-badge[data-local=kept]').waitFor()
}
/** Two people set one cell while both are without a network. */
async function comeIntoConflict(page: Page, server: RunningServer, key: string): Promise<void> {
  await addAccountant(server, 'fuhe', '社保局复核')
  const context = await page.context().browser()?.newContext({ baseURL: server.url, locale: 'zh-CN' })
  if (context === undefined) throw new Error('there is no browser')
  const theirs = await signInAs(context, server, 'fuhe')
  await theirs.goto(page.url())
  await settled(theirs)
  for (const one of [page, theirs]) {
    await one.context().setOffline(true)
    await isOffline(one)
  }
  await enter(page, key, '12')
  await enter(theirs, key, '12.6')
  for (const one of [page, theirs]) {
    await one.context().setOffline(false)
    await settled(one)
  }
  await context.close()
}
/** A step of the workflow, as somebody takes it at another machine. */
async function takeStep(
  server: RunningServer,
  user: string,
  unit: string,
  step: 'submit' | 'return',
): Promise<Response> {
  return fetch(`${server.url}${await addressOf(server, `/api/sections/{${unit}}/${step}`)}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: server.url,
      cookie: await signIn(server.url, user, server.password),
    },
    body: JSON.stringify(step === 'submit' ? { stateVector: 'AA==' } : { reason: '请核对差旅费' }),
  })
}
/** Submissions that come and go, until there are states to be compared. */
async function submitAndReturn(page: Page, server: RunningServer): Promise<void> {
  const states = page.locator('.chart tbody tr')
  if ((await states.count()) > 1) return
  for (const [user, unit, step] of [
    // Where the pictures before this one were taken, one is submitted already, and one has a conflict in its way.
    ['jiuye', '701003', 'submit'],
    ['shebao', '701002', 'submit'],
    ['head', '701003', 'return'],
  ] as const) {
    const taken = await takeStep(server, user, unit, step)
    if (!taken.ok && taken.status !== 409) throw new Error(await taken.text())
  }
  await states.nth(1).waitFor({ state: 'attached' })
}
/** Somebody writes offline while their section is submitted. */
async function comeTooLate(page: Page, server: RunningServer): Promise<void> {
  await page.context().setOffline(true)
  await isOffline(page)
  await enter(page, 'basic.c30211:amount', '4.2')
  await enter(page, 'basic.c30207:note', '含专线费')
  // As their colleague does it at another machine.
  const submitted = await takeStep(server, 'jiuye', '701003', 'submit')
  if (!submitted.ok) throw new Error(await submitted.text())
  await page.context().setOffline(false)
}

/** Every page of the product, in the order of the guide. */
export const GUIDE_PAGES: readonly GuidePage[] = [
  {
    name: 'sign-in',
    user: null,
    address: '/sign-in',
    reach: (page) => page.getByRole('heading', { name: '登录' }).waitFor(),
  },
  {
    name: 'board',
    user: 'head',
    address: '/',
    reach: (page) => page.getByRole('row').filter({ hasText: '市就业局' }).waitFor(),
  },
  {
    name: 'section',
    user: 'jiguan',
    address: '/sections/{701001}/basic?cell=basic.c30201:amount',
    reach: cell('basic.c30201:amount'),
  },
  {
    name: 'section-projects',
    user: 'shebao',
    address: '/sections/{701002}/projects',
    reach: async (page) => {
      await page.locator('.grid-row.leaf').first().waitFor()
      await settled(page)
    },
  },
  {
    name: 'section-find',
    user: 'shebao',
    address: '/sections/{701002}/basic?cell=basic.c30201:amount',
    reach: async (page) => {
      await cell('basic.c30201:amount')(page)
      await page.keyboard.press('Control+f')
      await page.getByRole('search').getByLabel('查找内容').fill('费')
      await page.locator('.grid-cell.found').first().waitFor()
    },
  },
  {
    name: 'section-filter',
    user: 'shebao',
    address: '/sections/{701002}/basic?cell=basic.c30201:amount',
    reach: async (page) => {
      await cell('basic.c30201:amount')(page)
      await page.locator('.grid-head-cell', { hasText: '预算数' }).hover()
      await page.getByRole('button', { name: '预算数：排序与筛选' }).click()
      await page.getByRole('dialog', { name: /排序与筛选/ }).waitFor()
    },
  },
  {
    name: 'section-comments',
    user: 'shebao',
    address: '/sections/{701002}/basic?cell=basic.c30211:amount',
    reach: async (page) => {
      await cell('basic.c30211:amount')(page)
      const commented = page.locator('[data-cell="basic.c30211:amount"][data-commented]')
      // It is said once, for the pictures of both themes.
      if ((await commented.count()) === 0) {
        await page.keyboard.press('Shift+F2')
        await page.locator('.comment-new textarea').fill('@部门审核 差旅费按实有人数测算，请核对。')
        await page.keyboard.press('Control+Enter')
        await commented.waitFor()
      } else await page.locator('.side-panel').getByRole('tab', { name: /^批注/ }).click()
      await page.locator('.comment-thread').waitFor()
    },
  },
  {
    name: 'section-explain',
    user: 'shebao',
    address: '/sections/{701002}/projects',
    reach: async (page) => {
      await page.locator('.grid-row.leaf').first().waitFor()
      await settled(page)
      const warning = page
        .locator('.finding-item')
        .filter({ has: page.getByRole('button', { name: '说明', exact: true }) })
      await warning.first().getByRole('button', { name: '说明', exact: true }).click()
      await page
        .locator('.explanation')
        .getByRole('textbox')
        .fill('该项目由审计机构承担，购买服务合同年中签订，届时补列。')
    },
  },
  {
    name: 'section-print',
    staged: true,
    user: 'shebao',
    address: '/sections/{701002}/basic',
    onPaper: true,
    reach: async (page) => {
      await page.locator('.grid-row').first().waitFor()
      await settled(page)
      // As the browser says it before it lays out the paper.
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    },
  },
  {
    name: 'notices',
    user: 'head',
    address: '/',
    reach: async (page) => {
      await page.locator('.notice-bell').click()
      await page.locator('.notices').getByText('差旅费').first().waitFor()
    },
  },
  {
    name: 'section-paste',
    user: 'shebao',
    address: '/sections/{701002}/procurement',
    reach: async (page) => {
      await page.locator('.grid-row').first().waitFor()
      await settled(page)
      await page.locator('[data-cell="@blank:project"]').click()
      const block = ['全民参保计划实施经费\t台式电脑\t五台\t台', '没有这个项目\t打印机\t2\t台'].join('\r\n')
      await page.evaluate((text) => navigator.clipboard.writeText(text), block)
      await page.keyboard.press('Control+v')
      await page.getByRole('dialog').getByRole('table').waitFor()
    },
  },
  {
    name: 'form',
    user: 'shebao',
    address: '/sections/{701002}/performanceForms?cell=performanceForms.f02:implementer',
    reach: async (page) => {
      await page.locator('[data-cell="performanceForms.f02:implementer"]:focus').waitFor()
      await settled(page)
    },
  },
  {
    name: 'form-indicators',
    user: 'shebao',
    address: '/sections/{701002}/performanceIndicators?cell=performanceIndicators.f02-i02:level3',
    reach: async (page) => {
      await page.locator('[data-cell="performanceIndicators.f02-i02:level3"]:focus').waitFor()
      await page
        .locator('.form-term')
        .first()
        .evaluate((term) => term.scrollIntoView({ block: 'start' }))
      await settled(page)
    },
  },
  {
    name: 'form-overall',
    user: 'head',
    address: '/sections/{701}/overallTasks',
    reach: async (page) => {
      await page.getByRole('link', { name: '查看“合计”的来源' }).waitFor()
      await settled(page)
    },
  },
  {
    name: 'quotas',
    user: 'jiguan',
    address: '/sections/{701001}/staffing',
    reach: async (page) => {
      await page.locator('.grid-row').first().waitFor()
      await settled(page)
      await page.getByRole('button', { name: '公用经费测算' }).click()
      const dialog = page.getByRole('dialog')
      const asked = dialog.getByLabel('编制数')
      const proposed = dialog.getByRole('row').filter({ hasText: '30201' })
      await asked.or(proposed).waitFor()
      if (await asked.isVisible()) {
        // The head counts by which the published amounts come out to the 分.
        await asked.fill('89')
        await dialog.getByLabel('实有数').fill('81')
        await dialog.getByRole('button', { name: '按常用定额列出' }).click()
      }
      await proposed.waitFor()
      await page.locator('.ant-message-notice').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'table',
    user: 'head',
    address: '/tables/T04',
    reach: (page) => page.locator('.sheet tbody tr').nth(5).waitFor(),
  },
  {
    name: 'table-print',
    staged: true,
    user: 'head',
    address: '/tables/T04',
    onPaper: true,
    reach: (page) => page.locator('.sheet tbody tr').nth(5).waitFor(),
  },
  {
    name: 'table-trace',
    user: 'head',
    address: '/tables/T01',
    reach: async (page) => {
      await page.locator('.sheet .traceable').first().click()
      await page.locator('.trace').getByRole('link').first().waitFor()
    },
  },
  {
    name: 'table-form',
    user: 'head',
    address: '/tables/T12',
    reach: (page) => page.locator('.form-table').nth(2).waitFor(),
  },
  {
    name: 'findings',
    user: 'head',
    address: '/findings',
    reach: async (page) => {
      await page.getByRole('table', { name: '检查结果' }).getByRole('button').first().click()
      await page.getByRole('complementary', { name: '检查详情' }).getByRole('link').first().waitFor()
    },
  },
  {
    name: 'ceilings',
    user: 'head',
    address: '/ceilings',
    reach: async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      const issued = page.locator('main').getByRole('textbox')
      await issued.first().waitFor()
      for (const [index, amount] of ['1300', '1168.57', '170', '535', '411.28', '125', '320', '255', '65'].entries()) {
        if ((await issued.nth(index).inputValue()) !== '') continue
        await issued.nth(index).fill(amount)
        await issued.nth(index).press('Tab')
      }
      await page.locator('.ceilings-over').first().waitFor()
      await page.waitForFunction(() => document.querySelectorAll<HTMLInputElement>('main input')[8]?.value === '65.00')
    },
  },
  {
    name: 'history',
    user: 'jiguan',
    address: '/history',
    reach: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'tour',
    user: 'shebao',
    address: '/sections/{701002}/basic?cell=basic.c30201:amount',
    reach: async (page) => {
      await cell('basic.c30201:amount')(page)
      await page.keyboard.press('F1')
      await page.getByRole('dialog', { name: '快捷键' }).getByRole('button', { name: '一分钟导览' }).click()
      await page.locator('.tour-card').waitFor()
      await page.locator('.help-root .ant-modal-wrap').waitFor({ state: 'hidden' })
      await page.keyboard.press('ArrowRight')
    },
  },
  {
    name: 'help',
    user: 'shebao',
    address: '/',
    reach: async (page) => {
      await page.getByRole('row').first().waitFor()
      await page.keyboard.press('F1')
      await page.getByRole('dialog', { name: '快捷键' }).getByText('打开帮助', { exact: true }).waitFor()
    },
  },
  ...(['flow', 'composition', 'units', 'change'] as const).map((picture) => ({
    name: `charts-${picture}`,
    user: 'head' as const,
    address: `/charts/${picture}`,
    reach: async (page: Page) =>
      page.locator('.chart-place[data-drawn] svg path').first().waitFor({ state: 'attached' }),
  })),
  {
    name: 'charts-figures',
    user: 'head',
    address: '/charts/flow?by=economic',
    reach: async (page) => {
      await page.locator('.chart-place[data-drawn] svg path').first().waitFor({ state: 'attached' })
      await page.getByRole('button', { name: '看数字' }).click()
      await page.getByRole('button', { name: '1,400.92' }).click()
      await page.getByRole('complementary', { name: '由哪些数组成' }).waitFor()
    },
  },
  ...ADMIN_PAGES,
  // These change the sections that the others are taken of.
  {
    name: 'section-conflict',
    staged: true,
    user: 'shebao',
    address: '/sections/{701002}/basic?cell=basic.c30201:amount',
    reach: async (page, server) => {
      await cell('basic.c30201:amount')(page)
      const contested = page.locator('[data-cell="basic.c30201:amount"][data-conflict]')
      if ((await contested.count()) === 0) await comeIntoConflict(page, server, 'basic.c30201:amount')
      await contested.click()
      await page.locator('.conflict-card').waitFor()
      await page.locator('.side-panel').getByRole('tab', { name: /^冲突/ }).click()
      await page.locator('.conflicts-panel li').first().waitFor()
      await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' })
    },
  },
  {
    name: 'section-late',
    staged: true,
    user: 'jiuye',
    address: '/sections/{701003}/basic',
    reach: async (page, server) => {
      await page.locator('.grid-row').first().waitFor()
      await settled(page)
      if ((await page.locator('.saved-badge[data-state=saved]').count()) > 0) await comeTooLate(page, server)
      await page.getByRole('button', { name: '迟到修改 2' }).click()
      await page.locator('.late-own tbody tr').nth(1).waitFor()
      await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' })
    },
  },
  {
    name: 'charts-findings',
    staged: true,
    user: 'head',
    address: '/charts/findings',
    reach: async (page, server) => {
      await page.getByRole('article', { name: '问题变化' }).waitFor()
      await submitAndReturn(page, server)
      await page.locator('.chart-place[data-drawn] svg path').first().waitFor({ state: 'attached' })
      await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' })
    },
  },
  ...DEPARTMENT_PAGES,
  ...COMPARE_PAGES,
]

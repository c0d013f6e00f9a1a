import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { type RunningServer, startServer } from './startServer.ts'

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
/** What the browser complained about. */
let complaints: string[]

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
beforeEach(async () => {
  complaints = []
  context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
  context.setDefaultTimeout(20_000)
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
})
afterEach(() => context.close())

/** Signs in on the page that is open, or on the sign-in page, and waits for the page behind it. */
async function signIn(username: string, address = '/', on: Page = page): Promise<void> {
  await on.goto(address)
  await on.getByLabel('用户名').fill(username)
  await on.getByLabel('密码', { exact: true }).fill(server.password)
  // The browser reports the 401 that led here.
  complaints.length = 0
  await on.getByRole('button', { name: '登录' }).click()
  await on.getByRole('navigation', { name: '主导航' }).waitFor()
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const boardRow = (name: string, on: Page = page) => on.getByRole('row').filter({ hasText: name }).first()

describe('signing in', () => {
  it('[UIX-30] a refusal is one sentence, and what was typed stays', async () => {
    await page.goto('/')
    await page.getByLabel('用户名').fill('jiguan')
    await page.getByLabel('密码', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('alert').filter({ hasText: '密码' }).waitFor()
    expect(await page.getByLabel('用户名').inputValue()).toBe('jiguan')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  it('[UIX-1] whoever is not signed in comes back to the address that was asked for', async () => {
    await signIn('head', '/tables/T04?basis=submitted')
    await heading('一般公共预算基本支出预算表').waitFor()
    expect(page.url()).toBe(`${server.url}/tables/T04?basis=submitted`)
  })

  it('[UIX-52] the password is changed in the menu of the person, and another browser of theirs has to sign in again', async () => {
    await signIn('jiguan')
    const elsewhere = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' })
    const other = await elsewhere.newPage()
    await signIn('jiguan', '/', other)
    await page.locator('.user-button').click()
    await page.getByRole('menuitem', { name: '修改密码' }).click()
    const dialog = page.getByRole('dialog', { name: '修改密码' })
    const fill = async (current: string, next: string, again = next) => {
      await dialog.getByLabel('当前密码').fill(current)
      await dialog.getByLabel('新密码', { exact: true }).fill(next)
      await dialog.getByLabel('再输一次新密码').fill(again)
      await page.keyboard.press('Enter')
    }
    await fill(server.password, 'another 2022 word', 'another 2022 wort')
    await dialog.getByRole('alert').filter({ hasText: '两次输入的新密码不一致' }).waitFor()
    await fill('wrong', 'another 2022 word')
    await dialog.getByRole('alert').filter({ hasText: '当前密码不正确' }).waitFor()
    await fill(server.password, 'another 2022 word')
    await page.getByText('密码已修改，其他地方的登录已退出').waitFor()
    await dialog.waitFor({ state: 'detached' })
    await other.waitForURL((url) => url.pathname === '/sign-in')
    await page.reload()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await elsewhere.close()
  })

  it('[UIX-31] after signing out nothing can be seen any more', async () => {
    await signIn('head')
    await page.getByRole('button', { name: '部门审核' }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/tables')
    await page.getByRole('heading', { name: '登录' }).waitFor()
  })
})

describe('the board', () => {
  it('[UIX-32] shows every section with its amounts, and what the units come to', async () => {
    await signIn('head')
    await heading(/巴中市人力资源和社会保障局 2022年部门预算/).waitFor()
    const rows = await page.getByRole('rowheader').allInnerTexts()
    expect(rows.map((text) => text.split('\n')[0])).toEqual([
      '市人力资源和社会保障局机关',
      '市社保局',
      '市就业局',
      '巴中市人力资源和社会保障局',
      '合计（3 个单位）',
    ])
    expect(await boardRow('合计').textContent()).toContain('2,177.28')
    expect(complaints).toEqual([])
  })

  it('[UIX-11] an accountant finds the own section first, with the way on', async () => {
    await signIn('jiuye')
    const first = page.getByRole('row').nth(1)
    expect(await first.textContent()).toContain('市就业局')
    const href = await first.getByRole('link', { name: '继续编制' }).getAttribute('href')
    expect(href).toMatch(/^\/sections\/[a-z0-9-]+$/)
    expect(await page.getByRole('button', { name: '退回' }).count()).toBe(0)
  })
})

describe('the published tables', () => {
  it('[UIX-33] are laid out as they are published, with a merged head', async () => {
    await signIn('auditor', '/tables/T04')
    const table = page.getByRole('table', { name: '一般公共预算基本支出预算表' })
    await table.waitFor()
    const heads = table.locator('thead tr')
    expect(await heads.nth(0).locator('th').allInnerTexts()).toEqual([
      '单位代码',
      '单位名称（部门预算经济科目）',
      '基本支出',
    ])
    expect(await heads.nth(1).locator('th').allInnerTexts()).toEqual(['合计', '人员经费', '公用经费'])
    expect(await heads.nth(2).locator('th').allInnerTexts()).toEqual(['工资福利支出', '对个人和家庭的补助'])
    await page.getByText('单位：万元').waitFor()
    expect(await table.getByRole('row').nth(3).textContent()).toMatch(/^\s*合计/)
  })

  it('[UIX-34] always say what they are made from, and keep that from table to table', async () => {
    await signIn('auditor', '/tables/T01')
    await page.getByText('已计入：').waitFor()
    await page.getByText('已上报', { exact: true }).click()
    await page.getByText('按已上报数据汇总', { exact: true }).waitFor()
    await page.getByText('未计入：').waitFor()
    await page.getByRole('link', { name: '部门预算支出总表' }).click()
    await heading('部门预算支出总表').waitFor()
    expect(page.url()).toBe(`${server.url}/tables/T02?basis=submitted`)
  })

  it('[UIX-35] every figure leads to its cells', async () => {
    await signIn('head', '/tables/T02')
    const unit = page.getByRole('row').filter({ hasText: '市社保局' }).first()
    await unit.getByRole('button', { name: '411.28' }).click()
    const trace = page.getByRole('complementary', { name: '数据来源' })
    await trace.getByRole('heading', { name: /来源单元格（\d+ 个）/ }).waitFor()
    const hrefs = await trace.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(hrefs.length).toBeGreaterThan(0)
    for (const href of hrefs) {
      expect(href).toMatch(/^\/sections\/[a-z0-9-]+\/functional\?cell=functional\.[a-z0-9-]+%3Abasic$/)
    }
    await page.keyboard.press('Escape')
    await trace.waitFor({ state: 'detached' })
  })

  it('[UIX-36] the address of a figure can be sent', async () => {
    await signIn('head', `/tables/T02?row=${encodeURIComponent('unit:701002')}&column=basic`)
    await page.getByRole('complementary', { name: '数据来源' }).getByText('411.28').first().waitFor()
  })

  it('[UIX-37] each project has its performance form, laid out to be read', async () => {
    await signIn('head', '/tables/T12')
    await page.getByRole('link', { name: '劳动保障监察及人事争议仲裁经费' }).click()
    await page.getByRole('cell', { name: '市劳动保障监察支队 冯跃' }).waitFor()
    const indicators = page.getByRole('table', { name: '绩效指标' })
    expect(await indicators.textContent()).toContain('劳动人事争议案件当期结案率')
    expect(complaints).toEqual([])
  })

  it('[UIX-38] an empty table says that there is nothing', async () => {
    await signIn('head', '/tables/T07')
    await page.getByText(/没有.*政府性基金/).waitFor()
  })
})

describe('the findings', () => {
  it('[UIX-39] say how many checks ran and how each of them ended', async () => {
    await signIn('head', '/findings')
    const endings = page.getByRole('group', { name: '按结论筛选' }).getByRole('button')
    await endings.first().waitFor()
    const texts = await endings.allInnerTexts()
    const counts = texts.map((text) => Number.parseInt(/\d+/.exec(text)?.[0] ?? '', 10))
    const [ran = 0, ...ended] = counts
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(ran)
    expect(ran).toBeGreaterThan(100)
  })

  it('[UIX-40] show both values and both sides, and lead to the cells', async () => {
    await signIn('head', '/findings?rule=R12')
    await page.getByRole('table', { name: '检查结果' }).getByRole('button').first().click()
    const detail = page.getByRole('complementary', { name: '检查详情' })
    await detail.getByText('系统不判断哪一边有误').waitFor()
    expect(await detail.getByRole('region').count()).toBe(2)
    const href = await detail.getByRole('link').first().getAttribute('href')
    expect(href).toMatch(/^\/sections\/[a-z0-9-]+\/[a-zA-Z]+\?cell=/)
    // The address names the finding, so that it can be sent.
    await page.reload()
    await detail.getByText('系统不判断哪一边有误').waitFor()
    expect(complaints).toEqual([])
  })
})

describe('where one can go', () => {
  it('[UIX-41] an address that does not exist is told so', async () => {
    await signIn('head', '/nowhere')
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await page.getByRole('link', { name: '返回工作台' }).click()
    await heading(/2022年部门预算/).waitFor()
  })

  it('[UIX-23] whoever administers the system is led to no figures, and gets none', async () => {
    await signIn('admin')
    expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts()).toEqual([
      '工作台',
      '系统管理',
    ])
    await page.goto('/tables')
    await page.getByRole('alert').filter({ hasText: '权限' }).waitFor()
  })
})

/** Signs an accountant in elsewhere and submits their section as it is. */
async function submitAs(username: string): Promise<void> {
  const elsewhere = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' })
  const other = await elsewhere.newPage()
  await signIn(username, '/', other)
  const href = (await other.getByRole('link', { name: '继续编制' }).getAttribute('href')) ?? ''
  const submitted = await other.request.post(`/api/${href.slice(1)}/submit`, {
    // The state vector of an empty document: the server has at least that.
    data: { stateVector: 'AA==' },
    headers: { origin: server.url },
  })
  expect(submitted.status()).toBe(200)
  await elsewhere.close()
}

describe('a submission', () => {
  it('[UIX-42] changes the tables in sight without losing the place, and the board', async () => {
    await page.setViewportSize({ width: 1366, height: 480 })
    await signIn('head', '/tables/T02?basis=submitted')
    await page.getByText('实时', { exact: true }).waitFor()
    await page.getByText('还没有单位上报').waitFor()

    await submitAs('shebao')
    await page.getByText('已计入：市社保局').waitFor()
    const unit = page.getByRole('row').filter({ hasText: '市社保局' }).first()
    await unit.getByRole('button', { name: '532.91' }).waitFor()

    const place = () => page.locator('.tables-scroll').evaluate(({ scrollTop }) => scrollTop)
    await page.mouse.move(900, 300)
    await page.mouse.wheel(0, 120)
    await expect.poll(place).toBe(120)
    await submitAs('jiuye')
    await page.getByText('已计入：市社保局（已上报').and(page.getByText('市就业局（已上报')).waitFor()
    await page.getByRole('button', { name: '846.98' }).first().waitFor({ state: 'attached' })
    expect(await place()).toBe(120)
    expect(new URL(page.url()).search).toBe('?basis=submitted')

    await page.getByRole('link', { name: '工作台' }).click()
    await boardRow('市社保局').getByText('已上报').waitFor()
  })

  it('[UIX-43] goes back with a reason, which the board, the history and the section show', async () => {
    await signIn('head')
    await boardRow('市社保局').getByRole('button', { name: '退回' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '退回' }).click()
    await dialog.getByText('请填写退回原因。').waitFor()
    await dialog.getByLabel('退回原因').fill('公务接待费与基本支出表不一致，请核对。')
    await dialog.getByRole('button', { name: '退回' }).click()
    await boardRow('市社保局').getByText('已退回').waitFor()
    await boardRow('市社保局').getByText('公务接待费与基本支出表不一致，请核对。').waitFor()

    await page.getByRole('link', { name: '历史' }).click()
    await page.getByLabel('分册').click()
    await page.getByText('701002 市社保局').click()
    const step = page.getByRole('row').filter({ hasText: '流程' }).first()
    await step.getByText('退回，原因：公务接待费与基本支出表不一致，请核对。').waitFor()

    const accountant = await browser.newPage({ baseURL: server.url })
    await signIn('shebao', '/sections/701002-2022-r3', accountant)
    const told = accountant.getByRole('note')
    await told.getByText('公务接待费与基本支出表不一致，请核对。').waitFor()
    await told.getByText('部门审核').waitFor()
    await accountant.close()
    expect(complaints).toEqual([])
  })
})

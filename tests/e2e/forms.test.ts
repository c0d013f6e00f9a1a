/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sectionOf, signIn } from '../collab/stockClient.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type OpenGrid, openGrid } from './openGrid.ts'

const GOAL = 'performanceForms.f02:yearGoal'
const FUND = 'performanceForms.f02:midTermTotal'
const THIRD = 'performanceIndicators.f02-i03:value'

let opened: OpenGrid
let mine: GridDriver
let other: GridDriver

beforeAll(async () => {
  opened = await openGrid('basic')
  mine = opened.grid
  other = await openWindow(opened.browser, opened.server, 'shebao')
})
afterAll(async () => {
  await other.close()
  await opened.close()
})

/** Opens a field by its address, as links from findings and from the history do. */
async function openField(window: GridDriver, cell: string): Promise<void> {
  const sheet = cell.slice(0, cell.indexOf('.'))
  await window.page.goto(`${opened.server.url}/sections/${opened.section}/${sheet}?cell=${cell}`)
  await window.page.locator(`[data-cell="${cell}"]:focus`).waitFor()
}
const field = (window: GridDriver, cell: string) => window.page.locator(`[data-cell="${cell}"]`)
/** Waits until a field of a window holds that. */
const holds = (window: GridDriver, cell: string, text: string) =>
  window.page.waitForFunction(
    ([key, wanted]) => {
      const found = document.querySelector(`[data-cell="${key}"]`)
      return found instanceof HTMLTextAreaElement && found.value === wanted
    },
    [cell, text] as const,
  )
const focused = (window: GridDriver) =>
  window.page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? null)

describe('a performance form', () => {
  it('[FRM-16] a link leads to the very field, also from a finding’s or the history’s address', async () => {
    await openField(mine, THIRD)
    expect(await mine.page.getByRole('tab', { name: '绩效目标' }).getAttribute('aria-selected')).toBe('true')
    expect(await mine.page.locator('.form-list [aria-current=true]').textContent()).toContain('全民参保计划实施经费')
    await openField(mine, GOAL)
  })

  it('[FRM-17] two people in one form see who is in which field, and what the other has written', async () => {
    await openField(mine, GOAL)
    await openField(other, FUND)
    await mine.page.locator('.form-figures .form-visitor', { hasText: '社保局经办' }).waitFor()
    await other.type('12.5')
    await mine.press('End')
    await mine.type('同时写')
    await other.press('Tab')
    await holds(mine, FUND, '12.50')
    // The field that I am typing in keeps my text.
    expect(await field(mine, GOAL).inputValue()).toContain('同时写')
    await mine.press('Tab')
    await other.page.waitForFunction(
      (key) => document.querySelector<HTMLTextAreaElement>(`[data-cell="${key}"]`)?.value.includes('同时写') === true,
      GOAL,
    )
    await mine.saved()
  })

  it('[FRM-18] an input method composes in a field, and its Enter stays in the text', async () => {
    const implementer = 'performanceForms.f02:implementer'
    await openField(mine, implementer)
    await mine.press('Control+a')
    await mine.compose('shebaoju', '社保局')
    expect(await focused(mine)).toBe(implementer)
    await mine.press('Enter')
    expect(await focused(mine)).toBe('performanceForms.f02:newProject')
    await holds(mine, implementer, '社保局')
    await mine.press('Control+z')
    await mine.page.waitForFunction(
      (key) => document.querySelector<HTMLTextAreaElement>(`[data-cell="${key}"]`)?.value.startsWith('巴中市') === true,
      implementer,
    )
  })

  it('[FRM-19] indicators are added, written, moved and deleted by keys alone', async () => {
    const rows = () => mine.page.locator('.indicator-table').first().locator('tbody tr').count()
    const first = 'performanceIndicators.f02-i02:level3'
    await openField(mine, first)
    const before = await rows()
    await mine.press('Control+Enter')
    const added = mine.page.locator('textarea:focus')
    await added.and(mine.page.locator(`:not([data-cell="${first}"])`)).waitFor()
    expect(await rows()).toBe(before + 1)
    const key = (await added.getAttribute('data-cell')) ?? ''
    await mine.type('新增参保人数')
    await mine.press('Tab')
    await mine.type('1.82万人')
    await mine.press('Tab')
    await holds(other, key, '新增参保人数')
    await field(mine, key).focus()
    const order = () =>
      mine.page
        .locator('.indicator-table')
        .first()
        .locator('textarea[data-cell$=":level3"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-cell')))
    const at = (await order()).indexOf(key)
    await mine.press('Alt+ArrowUp')
    await mine.page.waitForFunction((cell) => document.activeElement?.getAttribute('data-cell') === cell, key)
    expect((await order()).indexOf(key)).toBe(at - 1)
    await mine.press('Control+-')
    await field(mine, key).waitFor({ state: 'detached' })
    await mine.press('Control+z')
    await field(mine, key).waitFor()
    await holds(mine, key, '新增参保人数')
    await mine.saved()
  })

  it('[FRM-5] says which required groups are missing until they are there', async () => {
    await openField(mine, GOAL)
    const missing = mine.page.locator('.form-gaps', { hasText: '缺少时效指标' })
    await missing.waitFor()
    await mine.page.locator('.indicator-missing').getByRole('button', { name: '添加', exact: true }).click()
    await mine.page.locator('textarea:focus').waitFor()
    await mine.type('2022年12月底前完成')
    await missing.waitFor({ state: 'detached' })
    await mine.press('Tab')
    await mine.page.getByText('1 个指标没有指标值').waitFor()
    await mine.saved()
  })

  it('[FRM-20] a long text grows its field', async () => {
    await openField(mine, GOAL)
    const height = async () => (await field(mine, GOAL).boundingBox())?.height ?? 0
    const before = await height()
    await mine.press('Control+End', 'Enter', 'Enter', 'Enter')
    await mine.type('一')
    expect(await height()).toBeGreaterThanOrEqual(before + 60)
    const whole = await field(mine, GOAL).evaluate((text) => text.scrollHeight <= text.clientHeight)
    expect(whole).toBe(true)
    await mine.press('Escape')
    expect(await height()).toBe(before)
    // The form scrolls in its place, the page around it never.
    await mine.page
      .locator('.form-term')
      .last()
      .evaluate((term) => term.scrollIntoView({ block: 'start' }))
    expect((await mine.page.locator('.top-bar').boundingBox())?.y).toBe(0)
  })

  it('[FRM-21] the same cells can be worked on as tables', async () => {
    await openField(mine, GOAL)
    await mine.page.getByRole('button', { name: '绩效指标表格' }).click()
    await mine.page.getByRole('grid', { name: '绩效指标' }).waitFor()
    await mine.page.getByRole('button', { name: '表单', exact: true }).click()
    await mine.page.locator('.form-page').waitFor()
  })

  it('[FRM-14] whoever may only read can go everywhere and write nothing', async () => {
    const head = await openWindow(opened.browser, opened.server, 'head')
    await openField(head, GOAL)
    const before = await field(head, GOAL).inputValue()
    await head.type('不该写进去')
    expect(await field(head, GOAL).inputValue()).toBe(before)
    const tick = field(head, 'performanceForms.f02:newProject')
    const ticked = await tick.isChecked()
    await tick.click()
    expect(await tick.isChecked()).toBe(ticked)
    expect(await head.page.locator('.indicator-actions').count()).toBe(0)
    await head.close()
  })
})

it('[FRM-36] the overall form is worked on by keys, beside what the budgets of the units come to and the way there', async () => {
  const head = await openWindow(opened.browser, opened.server, 'head')
  const { page } = head
  const { url, password } = opened.server
  const department = await sectionOf(url, await signIn(url, 'head', password), '701')
  await page.goto(`${url}/sections/${department}/overallTasks?cell=overallTasks.t01:total`)
  await field(head, 'overallTasks.t01:total').and(page.locator(':focus')).waitFor()
  const all = page.getByRole('row', { name: '合计' }).filter({ has: page.getByRole('link') })
  await all.getByText('一致').waitFor()
  await head.press('Control+a')
  await head.type('1509.21')
  await head.press('Enter')
  await all.getByText('100.00', { exact: true }).waitFor()
  await page.locator('.task-table tfoot').getByText('2,277.28').waitFor()
  // Another task behind this one, and gone again.
  await head.press('Control+Enter')
  await page.locator('textarea[data-cell^="overallTasks."][aria-label=任务名称]:focus').waitFor()
  expect(await page.locator('.task-table tbody tr').count()).toBe(5)
  await head.press('Control+-')
  await page.locator('.task-table tbody tr').nth(4).waitFor({ state: 'detached' })
  await head.press('Control+z', 'Control+z', 'Control+z')
  await all.getByText('一致').waitFor()
  await page.getByRole('link', { name: '查看“人员经费”的来源' }).click()
  await page.getByRole('complementary', { name: '检查详情' }).getByText('各单位预算的人员经费').first().waitFor()
  await head.close()
})

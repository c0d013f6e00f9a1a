import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { historyOf, sectionOf, signIn } from '../collab/stockClient.ts'
import { addAccountant } from './addAccountant.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type RunningServer, startServer } from './startServer.ts'

let server: RunningServer
let browser: Browser
let mine: GridDriver
let theirs: GridDriver
let section: string
let cookie: string
beforeAll(async () => {
  server = await startServer()
  await addAccountant(server, 'shebao2', '社保局经办二')
  browser = await launchBrowser()
  cookie = await signIn(server.url, 'shebao', server.password)
  section = await sectionOf(server.url, cookie, '701002')
  mine = await openWindow(browser, server, 'shebao')
  theirs = await openWindow(browser, server, 'shebao2')
  await Promise.all([mine.open(section, 'basic'), theirs.open(section, 'basic')])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const amount = (code: string) => `basic.c${code}:amount`
const card = ({ page }: GridDriver) => page.locator('.conflict-card')
const tab = ({ page }: GridDriver, name: RegExp) => page.locator('.side-panel').getByRole('tab', { name })
const marked = (window: GridDriver, cell: string) => window.page.locator(`[data-cell="${cell}"][data-conflict]`)
const offline = async (window: GridDriver) => {
  await window.context.setOffline(true)
  // A browser on a machine without a network hears of no change: then it is the silence of 30 seconds that tells.
  await window.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
}
const online = async (window: GridDriver) => {
  await window.context.setOffline(false)
  await window.saved()
}
const enter = async (window: GridDriver, cell: string, text: string) => {
  await window.click(cell)
  await window.type(text)
  await window.press('Enter')
}
/** What the card at a cell shows: each value with its person. */
const shownAt = async (window: GridDriver, cell: string) => {
  await marked(window, cell).waitFor()
  await window.click(cell)
  await card(window).waitFor()
  const rivals = await card(window).locator('.rivals li').all()
  return Promise.all(
    rivals.map(async (rival) => [
      await rival.locator('.rival-who b').textContent(),
      ((await rival.locator('.rival-value').textContent()) ?? '').replace('当前显示', ''),
    ]),
  )
}

describe('two people who type in one cell at the same time', () => {
  it('[COL-80] are warned at once, in one line at the cell', async () => {
    const cell = amount('30211')
    await theirs.click(cell)
    await theirs.type('5')
    await mine.click(cell)
    await mine.type('6')
    await mine.page.getByText('社保局经办二 正在修改此格').waitFor()
    await theirs.page.getByText('社保局经办 正在修改此格').waitFor()
    await theirs.press('Escape')
    await mine.page.getByText('社保局经办二 正在修改此格').waitFor({ state: 'detached' })
    await mine.press('Escape')
  })
})

describe('two people who set one cell while both are offline', () => {
  const cell = amount('30201')

  it('[WRK-29] [CNF-12] are both shown both values at the cell, with every digit and whose they are', async () => {
    await Promise.all([offline(mine), offline(theirs)])
    await enter(mine, cell, '12.345678')
    await enter(theirs, cell, '22')
    await online(mine)
    await online(theirs)
    for (const window of [mine, theirs]) {
      expect((await shownAt(window, cell)).toSorted()).toEqual([
        ['社保局经办', '12.345678 万元'],
        ['社保局经办二', '22 万元'],
      ])
      expect(await tab(window, /^冲突/).textContent()).toBe('冲突1')
    }
    expect(await mine.text(cell)).toBe(await theirs.text(cell))
  })

  it('[CNF-12] are led to it by the list, and the section is not offered for submission meanwhile', async () => {
    await mine.click(amount('30202'))
    await mine.page.getByRole('button', { name: '上报' }).click()
    await mine.page.getByText('还有 1 处冲突未处理，处理后才能上报').waitFor()
    const listed = mine.page.locator('.conflicts-panel li[data-conflict]')
    await listed.locator('.conflict-place').click()
    await card(mine).waitFor()
    expect(await mine.active()).toBe(cell)
  })

  it('[CNF-12] settle it by a click, and see it settled in both windows', async () => {
    const kept = await mine.text(cell)
    const chosen = kept === '22.00' ? '社保局经办' : '社保局经办二'
    await theirs.click(cell)
    await card(theirs)
      .getByRole('button', { name: new RegExp(`采用${chosen}填写的`) })
      .click()
    for (const window of [mine, theirs]) {
      await marked(window, cell).waitFor({ state: 'detached' })
      await card(window).waitFor({ state: 'detached' })
      await window.saved()
      expect(await tab(window, /^冲突/).textContent()).toBe('冲突')
    }
    expect(await mine.text(cell)).toBe(chosen === '社保局经办' ? '12.35' : '22.00')
    const { entries } = await historyOf(server.url, cookie, section, cell)
    expect(entries[0]).toMatchObject({
      how: 'settled',
      author: { displayName: '社保局经办二' },
      settled: { chosenOf: chosen },
    })
    expect(entries.slice(1, 3).map(({ after, author }) => [after, author.displayName])).toEqual([
      ['220000.00', '社保局经办二'],
      ['123456.78', '社保局经办'],
    ])
    expect(entries[1]?.conflict?.other).toBe('123456.78')
    await tab(mine, /^历史/).click()
    await mine.page.locator('.history-panel').getByText(`处理了冲突：采用${chosen}填写的值`).waitFor()
  })
})

const FUND = 'performanceForms.f02:midTermTotal'
const inForms = ({ page }: GridDriver) => page.getByRole('tab', { name: '绩效目标' }).click()
const toGrid = async (window: GridDriver) => {
  await window.page.getByRole('tab', { name: '基本支出·经济' }).click()
  await window.cell(amount('30205')).waitFor()
}
/** Sets a field of the form of one project, and comes back to the grid. */
const enterInForm = async (window: GridDriver, text: string) => {
  await inForms(window)
  await window.page.getByRole('button', { name: /^全民参保计划实施经费/ }).click()
  await window.cell(FUND).click()
  await window.press('Control+a')
  await window.type(text)
  await window.press('Enter')
  await toGrid(window)
}

describe('the same with undo in between', () => {
  const cell = amount('30205')

  it('[CNF-13] loses nothing: both values wait, the undone one is in the history', async () => {
    await Promise.all([offline(mine), offline(theirs)])
    // A field of a performance form first, which is looked at below.
    await enterInForm(theirs, '8')
    await enterInForm(mine, '9.5')
    await enter(mine, cell, '1')
    await mine.press('Control+z')
    await enter(mine, cell, '2')
    await enter(theirs, cell, '3')
    await online(theirs)
    await online(mine)
    expect((await shownAt(theirs, cell)).map(([, value]) => value).toSorted()).toEqual(['2 万元', '3 万元'])
    await marked(mine, cell).waitFor()
    const { entries } = await historyOf(server.url, cookie, section, cell)
    expect(entries.map(({ after }) => after)).toEqual(expect.arrayContaining(['10000.00', '20000.00', '30000.00']))
  })

  it('[CNF-13] leaves the other’s value waiting when one of them undoes, until it is settled by a key', async () => {
    const undoing = (await mine.text(cell)) === '2.00' ? mine : theirs
    const other = undoing === mine ? theirs : mine
    const left = undoing === mine ? '3 万元' : '2 万元'
    await undoing.press('Control+z')
    await undoing.saved()
    const values = async () => (await shownAt(other, cell)).map(([, value]) => value)
    await expect.poll(values, { timeout: 20_000 }).not.toContain(left === '3 万元' ? '2 万元' : '3 万元')
    const shown = await values()
    expect(shown).toContain(left)
    await other.press(`Control+Alt+${shown.indexOf(left) + 1}`)
    for (const window of [mine, theirs]) await marked(window, cell).waitFor({ state: 'detached' })
    await mine.shows(cell, left === '3 万元' ? '3.00' : '2.00')
    const { entries } = await historyOf(server.url, cookie, section, cell)
    expect(entries[0]).toMatchObject({ how: 'settled', after: left === '3 万元' ? '30000.00' : '20000.00' })
    expect(entries[1]).toMatchObject({ how: 'undone' })
  })
})

describe('two people who set one field of a performance form while both are offline', () => {
  const shown = ({ page }: GridDriver) =>
    page.locator('.form-field[data-conflict]').filter({ has: page.locator(`[data-cell="${FUND}"]`) })

  it('[FRM-40] are shown both values at the field itself, and a click settles it for both', async () => {
    for (const window of [mine, theirs]) {
      await inForms(window)
      await window.page.locator('.form-list').getByText('有冲突').waitFor()
      await window.page.getByRole('button', { name: /^全民参保计划实施经费/ }).click()
      await shown(window).getByText('有 2 个值待选定').waitFor()
      await window.cell(FUND).click()
      const rivals = shown(window).locator('.rivals li')
      expect(
        (await rivals.allTextContents())
          .map((text) => text.replace(/（我）|\d{4}-.*:\d\d|当前显示|采用/gu, ''))
          .toSorted(),
      ).toEqual(['社保局经办9.5 万元', '社保局经办二8 万元'])
    }
    await shown(theirs).getByRole('button', { name: '采用社保局经办填写的 9.5 万元' }).click()
    for (const window of [mine, theirs]) await shown(window).waitFor({ state: 'detached' })
    for (const { page } of [mine, theirs]) expect(await page.locator(`[data-cell="${FUND}"]`).inputValue()).toBe('9.5')
    const { entries } = await historyOf(server.url, cookie, section, FUND)
    expect(entries[0]).toMatchObject({ how: 'settled', after: '95000.00', author: { displayName: '社保局经办二' } })
  })
})

describe('two expressions that were typed unseen by each other', () => {
  it('[CNF-20] are one conflict, that of their amounts, and history tells both and which was chosen', async () => {
    await Promise.all([mine.open(section, 'projects'), theirs.open(section, 'projects')])
    const cell =
      (await mine.page.locator('.grid-row.leaf [data-cell$=":general"]').first().getAttribute('data-cell')) ?? ''
    await Promise.all([offline(mine), offline(theirs)])
    await enter(mine, cell, '=1+2')
    await enter(theirs, cell, '=2*3')
    await online(mine)
    await online(theirs)
    for (const window of [mine, theirs]) {
      expect((await shownAt(window, cell)).toSorted()).toEqual([
        ['社保局经办', '3 万元'],
        ['社保局经办二', '6 万元'],
      ])
      expect(await tab(window, /^冲突/).textContent()).toBe('冲突1')
    }
    await card(mine)
      .getByRole('button', { name: /采用社保局经办二填写的/ })
      .click()
    for (const window of [mine, theirs]) {
      await marked(window, cell).waitFor({ state: 'detached' })
      await window.shows(cell, '6.00')
    }
    await mine.saved()
    const { entries } = await historyOf(server.url, cookie, section, cell)
    const told = entries.map(({ column, after }) => [column, after])
    expect(told).toEqual(
      expect.arrayContaining([
        ['general', '30000.00'],
        ['generalExpression', '=1+2 万元'],
        ['general', '60000.00'],
        ['generalExpression', '=2*3 万元'],
      ]),
    )
    expect(entries[0]).toMatchObject({ how: 'settled', author: { displayName: '社保局经办' } })
  })
})

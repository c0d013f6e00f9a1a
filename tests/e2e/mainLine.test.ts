import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { historyOf, sectionOf, signIn } from '../collab/stockClient.ts'
import { addAccountant } from './addAccountant.ts'
import { type GridDriver, openWindow } from './gridDriver.ts'
import { type RunningServer, startServer } from './startServer.ts'

const note = (code: string): string => `basic.c${code}:note`

/** What settles the seven errors that the published section of 701001 has: what a hand types, by cell. */
const MENDED: readonly (readonly [cell: string, typed: string | null])[] = [
  ['procurement.r01:measureUnit', '台'],
  ['procurement.r02:measureUnit', '台'],
  ['procurement.r03:measureUnit', '套'],
  ['purchasedServices.r01:measureUnit', '项'],
  ['purchasedServices.r01:unitPrice', '0'],
  ['purchasedServices.r01:appropriation', '0'],
  ['performanceForms.f05:procurement', null],
  ['performanceForms.f02:procurement', '8'],
]

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  await addAccountant(server, 'shebao2', '社保局经办二')
  await addAccountant(server, 'shebao3', '社保局经办三')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function sectionIdOf(user: string, unit: string): Promise<string> {
  return sectionOf(server.url, await signIn(server.url, user, server.password), unit)
}

/** Opens a cell by its address, and types into it. */
async function enter(window: GridDriver, section: string, cell: string, typed: string | null): Promise<void> {
  const sheet = cell.slice(0, cell.indexOf('.'))
  await window.page.goto(`${server.url}/sections/${section}/${sheet}?view=table&cell=${encodeURIComponent(cell)}`)
  await window.page.locator(`.grid-cell.active[data-cell="${cell}"]`).waitFor()
  await window.saved()
  if (typed === null) await window.press('Delete')
  else {
    await window.type(typed)
    await window.press('Enter')
  }
  await window.saved()
}

async function submit({ page }: GridDriver): Promise<void> {
  await page.getByRole('button', { name: '上报' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '上报' }).click()
  await page.getByText('已上报，不能修改').waitFor()
}

const isIncluded = (head: Page, unit: string) => head.getByText(new RegExp(`已计入：.*${unit}（已上报`)).waitFor()

describe('the main line', () => {
  it('[WRK-40] three people edit one section within the same second, in one sheet and in several; offline edits come back', async () => {
    const section = await sectionIdOf('shebao', '701002')
    const windows = await Promise.all(['shebao', 'shebao2', 'shebao3'].map((user) => openWindow(browser, server, user)))
    const [first, second, third] = windows
    if (first === undefined || second === undefined || third === undefined) throw new Error('three windows')
    for (const window of windows) await window.open(section, 'basic')
    const edits = [
      { window: first, cell: note('30201'), text: '甲写的', author: '社保局经办' },
      { window: second, cell: note('30205'), text: '乙写的', author: '社保局经办二' },
      { window: third, cell: note('30211'), text: '丙写的', author: '社保局经办三' },
    ]
    for (const { window, cell } of edits) await window.click(cell)
    await Promise.all(
      edits.map(async ({ window, text }) => {
        await window.type(text)
        await window.press('Enter')
      }),
    )
    for (const window of windows) for (const { cell, text } of edits) await window.shows(cell, text)

    await second.open(section, 'income')
    await third.open(section, 'threePublic')
    await first.click(note('30207'))
    await second.click('income.general:note')
    await third.click('threePublic.reception:note')
    await Promise.all(
      windows.map(async (window, index) => {
        await window.type(`各表之${index}`)
        await window.press('Enter')
      }),
    )
    for (const window of windows) await window.saved()
    await first.shows(note('30207'), '各表之0')
    await first.open(section, 'income')
    await first.shows('income.general:note', '各表之1')
    await first.open(section, 'threePublic')
    await first.shows('threePublic.reception:note', '各表之2')

    await third.open(section, 'basic')
    await first.open(section, 'basic')
    await third.context.setOffline(true)
    await third.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
    await third.click(note('30209'))
    await third.type('离线时写的')
    await third.press('Enter')
    await third.context.setOffline(false)
    await first.shows(note('30209'), '离线时写的')

    const cookie = await signIn(server.url, 'shebao', server.password)
    for (const { cell, text, author } of edits) {
      const { entries } = await historyOf(server.url, cookie, section, cell)
      expect(entries.map(({ before, after, author: who }) => [before, after, who.displayName])).toEqual([
        [null, text, author],
      ])
    }
    for (const window of windows) await window.close()
  })

  it('[WRK-41] each unit submits; the head sees the tables change each time, and a finding leads to its cell', async () => {
    const head = await openWindow(browser, server, 'head')
    await head.page.goto(`${server.url}/findings?rule=R12`)
    await head.page.getByRole('table', { name: '检查结果' }).getByRole('button').first().click()
    const link = head.page.getByRole('complementary', { name: '检查详情' }).getByRole('link').first()
    const cell = new URL((await link.getAttribute('href')) ?? '', server.url).searchParams.get('cell')
    await link.click()
    // A cell of a performance form is a field, every other one a cell of a grid.
    await head.page.locator(`.grid-cell.active[data-cell="${cell}"], [data-cell="${cell}"]:focus`).waitFor()

    await head.page.goto(`${server.url}/tables/T02?basis=submitted`)
    await head.page.getByText('还没有单位上报').waitFor()
    const figure = (text: string) => head.page.getByRole('button', { name: text, exact: true }).first().waitFor()

    const shebao = await openWindow(browser, server, 'shebao')
    await shebao.open(await sectionIdOf('shebao', '701002'), 'basic')
    await submit(shebao)
    await isIncluded(head.page, '市社保局')
    await figure('532.91')

    const jiuye = await openWindow(browser, server, 'jiuye')
    await jiuye.open(await sectionIdOf('jiuye', '701003'), 'basic')
    await submit(jiuye)
    await isIncluded(head.page, '市就业局')
    await figure('846.98')

    const jiguan = await openWindow(browser, server, 'jiguan')
    const section = await sectionIdOf('jiguan', '701001')
    for (const [place, typed] of MENDED) await enter(jiguan, section, place, typed)
    await submit(jiguan)
    await isIncluded(head.page, '市人力资源和社会保障局机关')
    await figure('2,177.28')
    for (const window of [head, shebao, jiuye, jiguan]) await window.close()
  })
})

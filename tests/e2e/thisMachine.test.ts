/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@hesuan/server/storage/openDatabase.ts'
import { LARGEST_EDIT } from '@hesuan/shared/api/collabMessages.ts'
import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { deriveChanges } from '@hesuan/shared/history/deriveChanges.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { writeCells } from '@hesuan/shared/section/document.ts'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { launchProfile } from '../browser/launch.ts'
import { historyOf, sectionOf, signIn } from '../collab/stockClient.ts'
import { addAccountant } from './addAccountant.ts'
import { driveWindow, type GridDriver, signInAt } from './gridDriver.ts'
import { type RunningServer, startServer } from './startServer.ts'

let server: RunningServer
let folder: string
let browser: BrowserContext
let mine: GridDriver
let section: string
let cookie: string

beforeAll(async () => {
  server = await startServer()
  folder = await mkdtemp(join(tmpdir(), 'hesuan-profile-'))
  await addAccountant(server, 'shebao2', '社保局经办二')
  cookie = await signIn(server.url, 'shebao', server.password)
  section = await sectionOf(server.url, cookie, '701002')
  browser = await launchProfile(folder)
  const [page = await browser.newPage()] = browser.pages()
  await signInAt(page, server, 'shebao')
  mine = await driveWindow(browser, page, server)
  await mine.open(section, 'basic')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const note = (code: string) => `basic.c${code}:note`
const amount = (code: string) => `basic.c${code}:amount`
const late = (page: Page, count: number) => page.getByRole('button', { name: `迟到修改 ${count}` })
const trayRows = (page: Page) => page.locator('.ant-modal tbody tr')
const offline = async (window: GridDriver) => {
  await window.context.setOffline(true)
  await window.page.locator('.saved-badge[data-state=offline]').waitFor({ timeout: 60_000 })
}
const isKept = ({ page }: GridDriver) => page.locator('.local-badge[data-local=kept]').waitFor()
const enter = async (window: GridDriver, cell: string, text: string) => {
  await window.click(cell)
  await window.type(text)
  await window.press('Enter')
}
const historyOfCell = async (cell: string) => (await historyOf(server.url, cookie, section, cell)).entries
/** Everything that one of the stores of this browser holds, of whatever person. */
const stored = (page: Page, store: 'pieces' | 'drafts') =>
  page.evaluate(async (name) => {
    const found: unknown[] = []
    for (const { name: database = '' } of await indexedDB.databases()) {
      const opening = indexedDB.open(database)
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const all = opening.result.transaction(name).objectStore(name).getAll()
      await new Promise((resolve) => all.addEventListener('success', resolve))
      opening.result.close()
      found.push(...all.result)
    }
    return found
  }, store)
/** What an administrator makes of the unit that `shebao` works for. */
const belongsTo = async (unit: string) => {
  const database = await openDatabase({ kind: 'sqlite', file: join(server.dataDir, 'hesuan.db') }, (cause) => {
    throw cause
  })
  const person = database.write.selectFrom('people').select('user_id').where('username', '=', 'shebao')
  await database.write.updateTable('memberships').set({ unit_code: unit }).where('user_id', '=', person).execute()
  await database.close()
}

const LARGE_CLIENT = 77
const LARGE_ROWS = 260
/** One act above 4 MiB, as a program before this one may have left it behind. */
function largeEdit() {
  const doc = new Y.Doc()
  doc.clientID = LARGE_CLIENT
  let changes: readonly CellChange[] = []
  let update: Uint8Array = new Uint8Array()
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    changes = deriveChanges(transaction)
  })
  doc.on('update', (bytes: Uint8Array) => {
    update = bytes
  })
  const writes = Array.from({ length: LARGE_ROWS }, (_, index) => ({
    row: rowId('basic', `large${index}`),
    column: 'note',
    value: `${index}`.repeat(16_500).slice(0, 16_500),
  }))
  writeCells(doc, writes, null)
  if (update.length <= LARGEST_EDIT) throw new Error('it is not too large')
  return { update, changes, to: Y.getState(doc.store, LARGE_CLIENT) }
}

const restartBrowser = async () => {
  browser = await launchProfile(folder)
  const [page = await browser.newPage()] = browser.pages()
  // A browser that was killed may have forgotten its newest cookies.
  await signInAt(page, server, 'shebao')
  mine = await driveWindow(browser, page, server)
  await mine.open(section, 'basic')
}

describe('a browser that is killed', () => {
  it('[OFF-42] keeps the half-written text of an open editor, word for word', async () => {
    await mine.click(amount('30209'))
    await mine.type('12.')
    await expect.poll(() => stored(mine.page, 'drafts'), { timeout: 5_000 }).toMatchObject([{ text: '12.' }])
    const protocol = await browser.newCDPSession(mine.page)
    const gone = new Promise((resolve) => browser.once('close', resolve))
    // The answer never comes.
    protocol.send('Browser.crash').catch(() => undefined)
    await gone
    await restartBrowser()
    await late(mine.page, 1).click()
    expect(await trayRows(mine.page).allTextContents()).toEqual([expect.stringMatching(/30209 物业管理费.*12\.$/)])
    expect(await stored(mine.page, 'drafts')).toEqual([])
    await mine.page.getByRole('button', { name: '清除这些文字' }).click()
    await mine.page.locator('.ant-modal-confirm').getByRole('button', { name: '清除', exact: true }).click()
    await late(mine.page, 1).waitFor({ state: 'detached' })
    expect(await mine.text(amount('30209'))).not.toBe('12.00')
  })

  it('[OFF-42] is told of a text once that was still open when its page was left, and of none that was entered', async () => {
    await mine.click(amount('30209'))
    await mine.type('13.')
    await expect.poll(() => stored(mine.page, 'drafts'), { timeout: 5_000 }).toMatchObject([{ text: '13.' }])
    mine.page.once('dialog', (dialog) => void dialog.accept())
    await mine.page.reload()
    await late(mine.page, 1).click()
    expect(await trayRows(mine.page).count()).toBe(1)
    await mine.page.getByRole('button', { name: '清除这些文字' }).click()
    await mine.page.locator('.ant-modal-confirm').getByRole('button', { name: '清除', exact: true }).click()
    await late(mine.page, 1).waitFor({ state: 'detached' })

    await mine.click(note('30209'))
    await mine.type('写完了')
    await expect.poll(() => stored(mine.page, 'drafts'), { timeout: 5_000 }).toMatchObject([{ text: '写完了' }])
    await mine.press('Enter')
    await expect.poll(() => stored(mine.page, 'drafts'), { timeout: 5_000 }).toEqual([])
    await mine.saved()
  })
})

describe('two tabs of one person', () => {
  it('[COL-85] see each other’s edits, keep their own undo, and neither sends the other’s offline edits twice', async () => {
    const other = await driveWindow(browser, await browser.newPage(), server)
    await other.open(section, 'basic')
    await enter(mine, note('30201'), '第一页')
    await other.shows(note('30201'), '第一页')
    await enter(other, note('30202'), '第二页')
    await mine.shows(note('30202'), '第二页')
    await mine.press('Control+z')
    await other.shows(note('30201'), '')
    expect(await other.text(note('30202'))).toBe('第二页')

    await browser.setOffline(true)
    await Promise.all([offline(mine), offline(other)])
    await enter(mine, note('30205'), '断网一')
    await enter(other, note('30206'), '断网二')
    await Promise.all([isKept(mine), isKept(other)])
    // One of them is closed before the network is back: the one that lives does not send what the other keeps for itself.
    const asked = other.page.waitForEvent('dialog')
    const closed = other.page.waitForEvent('close')
    await other.page.close({ runBeforeUnload: true })
    await (await asked).accept()
    await closed
    await browser.setOffline(false)
    await mine.saved()
    await mine.open(section, 'basic')
    await mine.shows(note('30206'), '断网二')
    await mine.saved()
    expect((await historyOfCell(note('30205'))).map(({ after }) => after)).toEqual(['断网一'])
    expect((await historyOfCell(note('30206'))).map(({ after }) => after)).toEqual(['断网二'])
    expect(await stored(mine.page, 'pieces')).toEqual([])
  })

  it('[COL-86] that set one cell while both are offline lose neither value: both are shown, and settled by a key', async () => {
    const other = await driveWindow(browser, await browser.newPage(), server)
    await other.open(section, 'basic')
    await browser.setOffline(true)
    await Promise.all([offline(mine), offline(other)])
    await enter(mine, amount('30211'), '1')
    await enter(other, amount('30211'), '2')
    await Promise.all([isKept(mine), isKept(other)])
    await browser.setOffline(false)
    await Promise.all([mine.saved(), other.saved()])
    await mine.page.locator(`[data-cell="${amount('30211')}"][data-conflict]`).waitFor()
    await mine.click(amount('30211'))
    const values = mine.page.locator('.conflict-card .rival-value')
    await values.nth(1).waitFor()
    const shown = (await values.allTextContents()).map((text) => text.replace('当前显示', ''))
    expect(shown.toSorted()).toEqual(['1 万元', '2 万元'])
    await mine.press(`Control+Alt+${shown.indexOf('1 万元') + 1}`)
    for (const window of [mine, other]) await window.shows(amount('30211'), '1.00')
    await mine.page.locator('[data-conflict]').waitFor({ state: 'detached' })
    const after = (await historyOfCell(amount('30211'))).map((entry) => entry.after)
    expect(after).toEqual(expect.arrayContaining(['10000.00', '20000.00']))
    await other.page.close()
  })
})

describe('an edit that is larger than the server takes', () => {
  it('[OFF-41] is told plainly, is not sent again and again, and waits for its author; work goes on', async () => {
    const { update, changes, to } = largeEdit()
    await mine.page.locator('.top-bar-brand').click()
    await mine.page.evaluate(
      async ({ encoded, piece }) => {
        const { userId } = JSON.parse(localStorage.getItem('hesuan.session') ?? '{}')
        const opening = indexedDB.open(`hesuan.offline.${userId}`)
        await new Promise((resolve) => opening.addEventListener('success', resolve))
        const store = opening.result.transaction('pieces', 'readwrite').objectStore('pieces')
        const putting = store.put({
          ...piece,
          update: Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)),
        })
        await new Promise((resolve) => putting.addEventListener('success', resolve))
        opening.result.close()
      },
      {
        encoded: Buffer.from(update).toString('base64'),
        piece: {
          section,
          epoch: 1,
          client: LARGE_CLIENT,
          from: 0,
          to,
          order: 1,
          context: { act: 'large', how: 'pasted' },
          madeAt: new Date().toISOString(),
          changes,
          refused: false,
        },
      },
    )
    let lines = 0
    mine.page.on('websocket', (line) => {
      if (line.url().includes('/collab/')) lines++
    })
    await mine.page.goto(`${server.url}/sections/${section}/basic`)
    await mine.page.getByText('一次修改的内容超过 4 MB，没有写入预算').waitFor()
    await late(mine.page, LARGE_ROWS).waitFor({ timeout: 60_000 })
    await mine.saved()
    await enter(mine, note('30207'), '接着写')
    await mine.saved()
    expect(await mine.page.locator('[data-cell^="basic.large"]').count()).toBe(0)
    // One that finds it, one that goes on without it; a page may begin with one that it gives up.
    expect(lines).toBeLessThanOrEqual(3)
    await expect.poll(() => stored(mine.page, 'pieces'), { timeout: 20_000 }).toEqual([])
    await late(mine.page, LARGE_ROWS).click()
    await trayRows(mine.page)
      .nth(LARGE_ROWS - 1)
      .waitFor()
    // [OFF-20] Discarding asks first, and takes them away for good only then.
    await mine.page.getByRole('button', { name: '丢弃所选' }).click()
    const question = mine.page.locator('.ant-modal-confirm')
    await question.locator('.ant-modal-confirm-title', { hasText: `丢弃 ${LARGE_ROWS} 处迟到修改？` }).waitFor()
    await question.getByRole('button', { name: '取消' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await trayRows(mine.page).count()).toBe(LARGE_ROWS)
    await mine.page.getByRole('button', { name: '丢弃所选' }).click()
    await question.getByRole('button', { name: '丢弃' }).click()
    await late(mine.page, LARGE_ROWS).waitFor({ state: 'detached', timeout: 20_000 })
  })
})

describe('a section that its person may not read any more', () => {
  it('[OFF-44] shows them the edits of theirs that only this machine has: named, to save, to try again, to let go of after a question', async () => {
    await offline(mine)
    await enter(mine, note('30201'), '撤权前写的')
    await isKept(mine)
    mine.page.once('dialog', (dialog) => void dialog.accept())
    await mine.page.goto('about:blank')
    await belongsTo('701003')
    await browser.setOffline(false)
    await mine.page.goto(`${server.url}/sections/${section}/basic`)
    const stranded = mine.page.locator('.stranded')
    await stranded.getByText('您有 1 处修改没有上传，仍保存在这台电脑上').waitFor()
    expect(await stranded.locator('tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/^基本支出·经济 · 30201 办公费 · 备注撤权前写的/),
    ])
    const saving = mine.page.waitForEvent('download')
    await stranded.getByRole('button', { name: '导出' }).click()
    expect((await saving).suggestedFilename()).toMatch(/^未上传的修改-.*\.csv$/)
    await stranded.getByRole('button', { name: '丢弃' }).click()
    const question = mine.page.locator('.ant-modal-confirm')
    await question.getByText('它们只保存在这台电脑上，丢弃后不能找回').waitFor()
    await question.getByRole('button', { name: '取消' }).click()

    await belongsTo('701002')
    await stranded.getByRole('button', { name: '再试' }).click()
    await mine.page.locator('.grid-row').first().waitFor()
    await mine.saved()
    await mine.shows(note('30201'), '撤权前写的')
    expect((await historyOfCell(note('30201')))[0]).toMatchObject({ after: '撤权前写的' })
  })
})

describe('somebody else who signs in in the same browser', () => {
  it('[OFF-43] is shown nothing of edits that wait, and sends none of them; they go on their way when their author is back', async () => {
    await offline(mine)
    await enter(mine, note('30213'), '甲的，还没有上传')
    await isKept(mine)
    // The session ends without anybody being asked: it has expired, or the cookies are gone.
    mine.page.once('dialog', (dialog) => void dialog.accept())
    await mine.page.goto('about:blank')
    await browser.setOffline(false)
    await browser.clearCookies()

    await signInAt(mine.page, server, 'shebao2')
    await mine.page.locator('.board').waitFor()
    expect(await mine.page.locator('.unsent-note').textContent()).toBe('')
    await mine.open(section, 'basic')
    expect(await mine.text(note('30213'))).toBe('')
    expect(await mine.page.getByRole('button', { name: /迟到修改/ }).count()).toBe(0)
    await enter(mine, note('30217'), '乙写的')
    await mine.saved()
    expect(await historyOfCell(note('30213'))).toEqual([])
    expect(await stored(mine.page, 'pieces')).toHaveLength(1)

    await mine.page.locator('.user-button').click()
    await mine.page.getByText('退出登录').click()
    await mine.page.waitForURL(/sign-in/)
    await signInAt(mine.page, server, 'shebao')
    await mine.page.locator('.unsent-note', { hasText: '1 处修改尚未上传' }).waitFor()
    await mine.open(section, 'basic')
    await mine.shows(note('30213'), '甲的，还没有上传')
    await mine.saved()
    const [entry] = await historyOfCell(note('30213'))
    expect(entry).toMatchObject({ after: '甲的，还没有上传', author: { displayName: '社保局经办' } })
    const [theirs] = await historyOfCell(note('30217'))
    expect(theirs).toMatchObject({ after: '乙写的', author: { displayName: '社保局经办二' } })
  })

  it('[OFF-25] stops a page of the first one that is still open: it says so, sends nothing, and goes on after its author', async () => {
    await offline(mine)
    await enter(mine, note('30217'), '甲在另一页写的')
    await isKept(mine)
    // As if they had signed in in another tab: the cookie is one for all of them.
    const become = async (user: string) => {
      const cookies = (await signIn(server.url, user, server.password)).split('; ')
      await browser.addCookies(
        cookies.map((one) => ({
          name: one.slice(0, one.indexOf('=')),
          value: one.slice(one.indexOf('=') + 1),
          url: server.url,
        })),
      )
    }
    await become('shebao2')
    await browser.setOffline(false)
    await mine.page.getByText('这台电脑上已换人登录').waitFor({ timeout: 60_000 })
    expect(await mine.text(note('30217'))).toBe('甲在另一页写的')
    expect((await historyOfCell(note('30217'))).map(({ after }) => after)).toEqual(['乙写的'])

    await become('shebao')
    mine.page.once('dialog', (dialog) => void dialog.accept())
    await mine.open(section, 'basic')
    await mine.shows(note('30217'), '甲在另一页写的')
    await mine.saved()
    expect((await historyOfCell(note('30217'))).map(({ after, author }) => [after, author.displayName])).toEqual([
      ['甲在另一页写的', '社保局经办'],
      ['乙写的', '社保局经办二'],
    ])
  })
})

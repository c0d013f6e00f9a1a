import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSection, signIn } from '../../collab/stockClient.ts'
import { PASSWORD, SERVER_DATABASES, sectionOf, startTestServer, type TestServer } from './testServer.ts'

const NEW_PASSWORD = '一个足够长的新密码-2022'

describe.each(SERVER_DATABASES)('a password that its person changes on %s', (kind) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(kind)
  })
  afterAll(() => server.stop())

  const change = (username: string | null, current: string, next: string) =>
    server.ask(username, 'PUT', '/api/session/password', { current, next })
  const withCookie = (cookie: string) => fetch(`${server.url}/api/session`, { headers: { cookie } })

  it.each([
    ['one that is too short', PASSWORD, 'elf-letters', 400, 'weak-password', '新密码须为 12 至 200 位'],
    ['one that is too long', PASSWORD, 'x'.repeat(201), 400, 'weak-password', '新密码须为 12 至 200 位'],
    [
      'one that is the name again and again',
      PASSWORD,
      'Jiuyejiuyejiuye1',
      400,
      'weak-password',
      '新密码不能只由用户名或姓名组成',
    ],
    ['the one that there is', PASSWORD, PASSWORD, 400, 'weak-password', '新密码与当前密码相同'],
    [
      'whoever does not know the present one',
      'not the password',
      NEW_PASSWORD,
      403,
      'wrong-password',
      '当前密码不正确',
    ],
  ])('[API-93] is refused for %s, and nothing has changed', async (_what, current, next, status, code, message) => {
    expect(await change('jiuye', current, next)).toMatchObject({ status, body: { code, message } })
    expect((await signIn(server.url, 'jiuye', PASSWORD)).length).toBeGreaterThan(0)
  })

  it('[API-93] is refused to whoever is signed out, and to pages of other sites', async () => {
    expect(await change(null, PASSWORD, NEW_PASSWORD)).toMatchObject({ status: 401, body: { code: 'signed-out' } })
    const foreign = await fetch(`${server.url}/api/session/password`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        origin: 'https://evil.example',
        cookie: await server.cookieOf('auditor'),
      },
      body: JSON.stringify({ current: PASSWORD, next: NEW_PASSWORD }),
    })
    expect(foreign.status).toBe(403)
  })

  it('[API-94] opens alone from then on; the other sessions of that person end with their sockets, this one goes on', async () => {
    const here = await server.cookieOf('shebao')
    const elsewhere = await signIn(server.url, 'shebao', PASSWORD)
    const section = sectionOf('701002')
    const windowElsewhere = openSection(server.url, elsewhere, section)
    const windowHere = openSection(server.url, here, section)
    const stranger = openSection(server.url, await server.cookieOf('head'), section)
    await Promise.all([windowElsewhere, windowHere, stranger].map((one) => one.whenSynced()))
    const events = io(server.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: elsewhere },
      reconnection: false,
      forceNew: true,
    })
    await new Promise((resolve) => events.once('connect', () => resolve(null)))
    const eventsEnded = new Promise((resolve) => events.once('disconnect', resolve))
    const ended = new Promise<number | undefined>((resolve) =>
      windowElsewhere.provider.once('connection-close', (event) => resolve(event?.code)),
    )
    let lost = 0
    for (const { provider } of [windowHere, stranger]) provider.on('connection-close', () => lost++)

    expect((await change('shebao', PASSWORD, NEW_PASSWORD)).status).toBe(204)

    expect(await ended).toBe(4401)
    expect(await eventsEnded).toMatch(/^(io server disconnect|transport close)$/)
    expect((await withCookie(elsewhere)).status).toBe(401)
    expect((await withCookie(here)).status).toBe(200)
    expect(lost).toBe(0)
    await expect(signIn(server.url, 'shebao', PASSWORD)).rejects.toThrow('401')
    expect((await signIn(server.url, 'shebao', NEW_PASSWORD)).length).toBeGreaterThan(0)
    for (const one of [windowElsewhere, windowHere, stranger]) one.destroy()
    events.disconnect()
  })

  it('[API-94] is written into the log with the person, and without any password', async () => {
    const lines = server.log().split('\n')
    const told = (text: string) => lines.filter((line) => line.includes(text)).map((line) => JSON.parse(line))
    expect(told('a password was changed by its person')).toEqual([expect.objectContaining({ user: 'shebao' })])
    expect(told('a password was not changed')).toContainEqual(
      expect.objectContaining({ user: 'jiuye', refused: 'wrong-password' }),
    )
    for (const secret of [PASSWORD, NEW_PASSWORD, 'not the password']) expect(server.log()).not.toContain(secret)
  })

  it('[API-95] is guessed no faster than at the door: wrong ones count as failed sign-ins', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await change('auditor', `guess ${attempt}`, NEW_PASSWORD)
    expect(await change('auditor', PASSWORD, NEW_PASSWORD)).toMatchObject({
      status: 429,
      body: { code: 'too-many-attempts', message: expect.stringMatching(/^密码输错次数过多，请 \d+ 秒后再试$/) },
    })
    await expect(signIn(server.url, 'auditor', PASSWORD)).rejects.toThrow('429')
    expect((await server.ask('auditor', 'GET', '/api/session')).status).toBe(200)
  })
})

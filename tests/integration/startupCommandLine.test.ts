import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { hesuan } from '@hesuan/server/cli/hesuan.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const DOCUMENT = new URL('../../server/demo/bazhong-hrss-budget-2022.txt', import.meta.url)

describe('the command line', () => {
  let folder = ''
  let published = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hesuan-cli-'))
    published = join(folder, 'published.txt')
    await writeFile(published, await readFile(DOCUMENT))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const run = async (line: string, input = '', environment: Record<string, string> = {}) => {
    const printed: string[] = []
    const complaints: string[] = []
    const code = await hesuan(line.split(' '), {
      root: folder,
      environment,
      input: Readable.from([input]),
      print: (text) => printed.push(text),
      complain: (text) => complaints.push(text),
      clock: () => new Date(),
    })
    return { code, printed: printed.join('\n'), complaints: complaints.join('\n') }
  }

  it('[CFG-6] checks a published document without a database, and ends with 1 where there are errors', async () => {
    const table = await run(`check ${published}`)
    expect(table.code).toBe(1)
    expect(table.printed).toMatch(/^错误\tR11\t.*30,030\.00 万元/m)
    expect(table.printed).toMatch(/共审核 \d+ 项：相等 \d+，尾差 \d+，不符 116，无法比较 \d+$/)
    const json = await run(`check --json ${published}`)
    const { coverage, findings } = z
      .object({ coverage: z.object({ different: z.number() }), findings: z.array(z.object({ verdict: z.string() })) })
      .parse(JSON.parse(json.printed))
    expect(findings.filter(({ verdict }) => verdict === 'different')).toHaveLength(coverage.different)
  })

  it('[EXC-1] ends a check with 2 where the file is none that can be read, and says why', async () => {
    expect(await run('check nowhere.txt')).toEqual({
      code: 2,
      printed: '',
      complaints: '读不了 nowhere.txt：没有这个文件',
    })
  })

  it('[CFG-7] says which line of a document it does not understand, and imports nothing then', async () => {
    const broken = join(folder, 'broken.txt')
    await writeFile(broken, (await readFile(DOCUMENT, 'utf8')).replace('532.91', '五百'))
    const refused = await run(`import ${broken}`)
    expect(refused.code).toBe(1)
    expect(refused.complaints).toMatch(/^ {2}第 \d+ 行（T\d\d）：.*五百/m)
    expect(await run('export')).toEqual({ code: 1, printed: '', complaints: '数据库中还没有部门预算' })
    expect(await run('import nowhere.txt')).toMatchObject({ code: 1, complaints: '读不了 nowhere.txt：没有这个文件' })
  })

  it('[CFG-8] imports a published document into an empty database only, and exports what is in it', async () => {
    const imported = await run(`import ${published}`)
    expect(imported).toMatchObject({ code: 0, complaints: '' })
    expect(imported.printed).toMatch(/^已导入 巴中市人力资源和社会保障局 2022 年部门预算：3 个单位，816 行/)
    expect(await run(`import ${published}`)).toMatchObject({
      code: 1,
      complaints: '数据库中已有部门预算，只能导入空数据库',
    })
    const exported = z
      .object({
        year: z.number(),
        sections: z.array(
          z.object({ unitCode: z.string(), status: z.string(), rows: z.array(z.object({ id: z.string() })) }),
        ),
      })
      .parse(JSON.parse((await run('export')).printed))
    expect(exported.year).toBe(2022)
    expect(exported.sections.map(({ unitCode }) => unitCode)).toEqual(['701001', '701002', '701003', '701'])
    for (const { rows } of exported.sections) expect(rows.length).toBeGreaterThan(0)
  })

  it('[CFG-9] adds, lists and disables users, with the password from standard input', async () => {
    const add = 'user add lisi --name 李四 --role accountant --unit 701001'
    expect(await run(add, 'budget 2022\n')).toMatchObject({ code: 0, printed: '已新建用户 lisi' })
    expect(await run(add, 'budget 2022\n')).toMatchObject({ code: 1, complaints: '用户名 lisi 已被使用' })
    expect(await run('user list')).toMatchObject({ code: 0, printed: 'lisi\t李四\t单位经办\t701001' })
    expect(await run('user password lisi', 'short\n')).toMatchObject({ code: 1, complaints: '密码须为 8 至 200 位' })
    expect(await run('user password lisi', 'budget 2023\n')).toMatchObject({ code: 0 })
    expect(await run('user disable lisi')).toMatchObject({ code: 0, printed: '已停用用户 lisi' })
    expect(JSON.parse((await run('user list --json')).printed)).toMatchObject([{ username: 'lisi', disabled: true }])
  })

  it.each([
    ['foo', '没有这个命令：foo。用 hesuan --help 查看所有命令'],
    ['check', '缺少 file。用 hesuan --help 查看用法'],
    ['check --fast x', '没有这个选项：--fast。用 hesuan --help 查看用法'],
    ['user add wang', '缺少 --name <name>。用 hesuan --help 查看用法'],
    [
      'user add wang --name 王 --role boss',
      '没有角色 boss，可选：accountant、unitHead、departmentHead、auditor、admin',
    ],
    ['user add wang --name 王 --role admin', '没有输入密码'],
    ['user disable nobody', '没有名为 nobody 的用户'],
  ])('[CFG-10] refuses “%s” with one sentence and 1', async (line, sentence) => {
    expect(await run(line)).toEqual({ code: 1, printed: '', complaints: sentence })
  })

  it('[CFG-10] refuses a bad environment as the server would', async () => {
    expect(await run('user list', '', { PORT: 'x' })).toMatchObject({
      code: 1,
      complaints: '环境变量有误：PORT 须为 0 至 65535 的整数',
    })
  })
})

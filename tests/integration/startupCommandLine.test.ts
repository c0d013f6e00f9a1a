import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { hesuan } from '@hesuan/server/cli/hesuan.ts'
import { BudgetExchange } from '@hesuan/shared/exchange/budgetExchange.ts'
import { CheckReport } from '@hesuan/shared/exchange/checkReport.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const DOCUMENT = new URL('../../server/demo/bazhong-hrss-budget-2022.txt', import.meta.url)

const PROJECT = {
  id: 'projects.p1',
  cells: { name: '办公', functionalCode: '2080101', class: '其他运转类', general: '26.70 万元' },
}

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
    expect(table.printed).toMatch(
      /共审核 \d+ 项：相等 \d+，尾差 \d+，不符 162，无法比较 \d+；另有 \d+ 项没有数据，未审核$/,
    )
    const json = await run(`check --json ${published}`)
    const { coverage, findings } = CheckReport.parse(JSON.parse(json.printed))
    expect(findings.filter(({ verdict }) => verdict === 'different')).toHaveLength(coverage.different)
  })

  it('[CHK-43] calls a contradiction in print an error where the publication itself is checked', async () => {
    const file = join(folder, 'misprinted.txt')
    await writeFile(file, (await readFile(DOCUMENT, 'utf8')).replace('\t532.91\t411.28', '\t542.91\t411.28'))
    const { code, printed } = await run(`check ${file}`)
    expect(code).toBe(1)
    expect(printed).toMatch(
      /^错误\tR01\t701002 市社保局：公开《部门预算支出总表》合计 542\.91 万元，各列之和 532\.91 万元/m,
    )
    expect(printed).toMatch(/^错误\tR02\t701002 市社保局/m)
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
    const printed = (await run('export')).printed
    expect(await run('export --round 701-2022-r3')).toMatchObject({ code: 0, printed })
    expect(await run('export --round 2021-r1')).toEqual({
      code: 1,
      printed: '',
      complaints: '没有轮次 2021-r1，可选：701-2022-r3（2022 年二上）',
    })
    const exported = BudgetExchange.parse(JSON.parse(printed))
    expect(exported.year).toBe(2022)
    expect(exported.sections.map(({ unit, status }) => [unit, status])).toEqual(
      ['701001', '701002', '701003', '701'].map((unit) => [unit, 'draft']),
    )
    for (const { sheets } of exported.sections) expect(Object.keys(sheets).length).toBeGreaterThan(0)
    expect(exported.printed?.length).toBeGreaterThan(400)
  })

  it('[EXC-11] prints what fills another database with the same budget, and what is checked to the same result', async () => {
    const file = join(folder, 'exported.json')
    const { printed } = await run('export')
    await writeFile(file, printed)
    const ofText = await run(`check ${published}`)
    expect(await run(`check ${file}`)).toEqual(ofText)
    const elsewhere = { HESUAN_DATA_DIR: join(folder, 'elsewhere') }
    expect(await run(`import ${file}`, '', elsewhere)).toMatchObject({ code: 0, complaints: '' })
    expect(await run('export', '', elsewhere)).toEqual({ code: 0, printed, complaints: '' })
  })

  it('[EXC-11] takes ceilings, the round and expressions along, and makes the sections that are missing', async () => {
    const file = join(folder, 'small.json')
    const amount = '26.70 万元'
    const budget = {
      format: 'hesuan-budget',
      version: 1,
      year: 2022,
      round: '一上',
      department: { code: '701', name: '某市某局' },
      units: ['701001', '701002'].map((code) => ({ code, name: code })),
      sections: [
        {
          unit: '701001',
          sheets: { basic: [{ id: 'basic.a', cells: { code: '30201', amount } }], projects: [PROJECT] },
          expressions: { 'projects.p1:general': '=89*0.25*1.2 万元' },
        },
      ],
      ceilings: [{ unit: '701001', kind: 'total', amount: '50 万元' }],
    }
    await writeFile(file, JSON.stringify(budget))
    const small = { HESUAN_DATA_DIR: join(folder, 'small') }
    expect(await run(`import ${file}`, '', small)).toMatchObject({ code: 0, complaints: '' })
    const { round, sections, ceilings } = BudgetExchange.parse(JSON.parse((await run('export', '', small)).printed))
    expect(round).toBe('一上')
    expect(ceilings).toEqual([{ unit: '701001', kind: 'total', amount: '500000.00 元' }])
    expect(sections.map(({ unit }) => unit)).toEqual(['701001', '701002', '701'])
    expect(sections[0]?.expressions).toEqual(budget.sections[0]?.expressions)
    expect(sections[1]?.sheets['income']).toHaveLength(9)
    expect(await run(`import ${file}`, '', small)).toMatchObject({ code: 1 })
  })

  it('[EXC-5] says where a file of the exchange format is not understood', async () => {
    const file = join(folder, 'broken.json')
    await writeFile(file, '{ "format": "hesuan-budget" }')
    const { code, complaints } = await run(`check ${file}`)
    expect(code).toBe(2)
    expect(complaints).toContain('不能导入：')
    expect(complaints).toMatch(/^ {2}version：应为 1$/m)
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

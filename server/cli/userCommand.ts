import { ROLES, type Role } from '@hesuan/shared/workflow/transitions.ts'
import { Command } from 'commander'
import { createAccounts } from '../identity/accounts.ts'
import type { Accounts, UserEntry } from '../identity/identity.ts'
import { createPasswordHasher } from '../identity/passwordHash.ts'
import { outputOf } from './output.ts'
import { readPassword } from './readPassword.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'
import { withDatabase } from './withDatabase.ts'

const ROLE_TEXT: Readonly<Record<Role, string>> = {
  accountant: '单位经办',
  unitHead: '单位负责人',
  departmentHead: '部门审核',
  auditor: '审计',
  admin: '系统管理',
}

export function userCommand(surroundings: Surroundings): Command {
  const withAccounts = <T>(work: (accounts: Accounts) => Promise<T>): Promise<T> =>
    withDatabase(surroundings, (database) => work(createAccounts(database, createPasswordHasher(), surroundings.clock)))
  const { print } = surroundings

  const add = new Command('add')
    .description('新建用户；密码从标准输入读取')
    .argument('<username>', '用户名')
    .requiredOption('--name <name>', '姓名')
    .requiredOption('--role <role>', `角色：${ROLES.map((role) => `${role}（${ROLE_TEXT[role]}）`).join('、')}`)
    .option('--unit <code...>', '所属单位的编码')
    .action(async (username: string, options: { name: string; role: string; unit?: string[] }) => {
      const role = ROLES.find((known) => known === options.role)
      if (role === undefined) throw new CommandRefused(`没有角色 ${options.role}，可选：${ROLES.join('、')}`)
      const password = await readPassword(surroundings)
      const user = { username, displayName: options.name, role, units: options.unit ?? [], password }
      const created = await withAccounts((accounts) => accounts.createUser(user))
      if (!created.ok) throw new CommandRefused(created.error.message)
      print(`已新建用户 ${username}`)
    })

  const list = new Command('list')
    .description('列出所有用户')
    .option('--json', '以 JSON 输出')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const users = await withAccounts((accounts) => accounts.listUsers())
      for (const line of json === true ? [JSON.stringify(users, null, 2)] : users.map(userLine)) print(line)
    })

  const disable = new Command('disable')
    .description('停用用户：立即退出登录，不能再登录；其修改记录保留')
    .argument('<username>', '用户名')
    .action(async (username: string) => {
      const done = await withAccounts((accounts) => accounts.disableUser(username))
      if (!done.ok) throw new CommandRefused(done.error.message)
      print(`已停用用户 ${username}`)
    })

  const password = new Command('password')
    .description('重设密码：从标准输入读取；原有登录立即失效')
    .argument('<username>', '用户名')
    .action(async (username: string) => {
      const text = await readPassword(surroundings)
      const done = await withAccounts((accounts) => accounts.setPassword(username, text))
      if (!done.ok) throw new CommandRefused(done.error.message)
      print(`已重设用户 ${username} 的密码`)
    })

  const user = new Command('user').description('用户管理')
  for (const command of [add, list, disable, password]) {
    user.addCommand(command.exitOverride().configureOutput(outputOf(surroundings)))
  }
  return user
}

const userLine = ({ username, displayName, role, units, disabled }: UserEntry): string =>
  [username, displayName, ROLE_TEXT[role], units.join('、'), disabled ? '已停用' : ''].join('\t').trimEnd()

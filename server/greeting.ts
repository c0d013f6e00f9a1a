import { DEMONSTRATION_USERS, type Demonstration } from './demo/loadDemonstration.ts'

/**
 * What the person who started the server reads: the address, and how to sign in.
 * @param demonstration null where none was wanted
 */
export function greeting(url: string, demonstration: Demonstration | null): string {
  return [`合算已启动：${url}`, ...signInLines(demonstration)].join('\n')
}

function signInLines(demonstration: Demonstration | null): string[] {
  if (demonstration === null || demonstration.state === 'other') return []
  const users = DEMONSTRATION_USERS.map(({ username, displayName }) => `  ${username.padEnd(8)} ${displayName}`)
  const password =
    demonstration.state === 'loaded'
      ? `密码（所有演示用户相同，只显示这一次）：${demonstration.password}`
      : '密码在首次启动时已显示；忘记可运行 npx pnpm hesuan user password <用户名> 重设'
  return ['演示数据：巴中市人力资源和社会保障局 2022 年部门预算', '演示用户：', ...users, password]
}

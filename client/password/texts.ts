/** The words of changing one's password. */
export const texts = {
  title: '修改密码',
  current: '当前密码',
  next: '新密码',
  again: '再输一次新密码',
  rule: '至少 12 位，不能只由用户名或姓名组成。',
  sessions: '修改后，您在其他电脑和浏览器上的登录会立即退出。',
  save: '修改密码',
  saving: '正在修改…',
  cancel: '取消',
  missing: '请填写当前密码和新密码',
  differ: '两次输入的新密码不一致',
  done: '密码已修改，其他地方的登录已退出',
  first: {
    title: '请设置自己的密码',
    why: (name: string) => `${name}，您现在的密码是系统管理员发给您的。换成只有自己知道的密码后，才能进入合算。`,
    save: '设置密码并进入',
    signOut: '退出登录',
  },
} as const

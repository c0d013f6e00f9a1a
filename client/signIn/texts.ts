/** The texts of the sign-in page. */
export const texts = {
  product: '合算',
  name: 'Hesuan',
  what: '部门预算协同编制：各单位同时填报，汇总表与勾稽检查随填随出，每个数都查得到出处。',
  title: '登录',
  username: '用户名',
  password: '密码',
  submit: '登录',
  submitting: '正在登录…',
  usernameMissing: '请输入用户名。',
  passwordMissing: '请输入密码。',
  showPassword: '显示密码',
  hidePassword: '隐藏密码',
  capsLock: '大写锁定已打开。',
} as const

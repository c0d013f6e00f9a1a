import type { Role, SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import { SECTION_STATUS_TEXT } from '../ui/statusText.ts'

/** The texts of the frame around the pages. */
export const texts = {
  round: {
    name: (year: number, round: string): string => `${year}年部门预算 · ${round}`,
    closed: '（已封存）',
    label: (name: string): string => `${name}，切换年度与轮次`,
  },
  product: '合算',
  loading: '正在载入…',
  skipToContent: '跳到正文',
  nav: {
    label: '主导航',
    board: '工作台',
    tables: '汇总表',
    charts: '图示',
    findings: '检查',
    ceilings: '控制数',
    history: '历史',
    admin: '系统管理',
  },
  changePassword: '修改密码',
  signOut: '退出登录',
  theme: { label: '外观', system: '跟随系统', light: '浅色', dark: '深色' },
  unsent: {
    note: (count: number) => `${count} 处修改尚未上传`,
    noteOf: (section: string, count: number) => `${section}：${count} 处修改尚未上传`,
    hint: (section: string) => `${section}有修改只存在这台电脑上，联网后打开该分册即上传`,
    title: '还有修改没有上传',
    content: (count: number) =>
      `这台电脑上有您的 ${count} 处修改还没有传到服务器。退出后它们仍留在这台电脑上，您下次在此登录并打开该分册时再上传。`,
    stay: '先不退出',
    leave: '仍然退出',
  },
  role: {
    accountant: '单位经办',
    unitHead: '单位负责人',
    departmentHead: '部门审核',
    auditor: '审计',
    admin: '系统管理员',
  } satisfies Record<Role, string>,
  connection: { connecting: '正在连接', connected: '实时', lost: '连接中断，正在重连' },
  connectionHint: {
    connecting: '正在连接服务器',
    connected: '已与服务器保持连接，他人的改动会立即显示',
    lost: '与服务器的连接中断，画面可能不是最新的；连上后会自动更新',
  },
  statusNews: (section: string, status: SectionStatus, by: string): string =>
    `${section}：${SECTION_STATUS_TEXT[status]}（${by}）`,
  error: {
    title: '这一页没能显示',
    unexpected:
      '程序出现了意外错误，已录入并显示“已保存”的内容不受影响。请刷新页面；如果再次出现，请把下面的说明告诉系统管理员。',
    newVersion: '系统已更新，请刷新页面载入新版本。',
    details: '错误说明',
    reload: '刷新页面',
    toBoard: '返回工作台',
  },
  notFound: { title: '没有这个页面', sentence: '地址可能写错了，或者这一页已经不在了。' },
} as const

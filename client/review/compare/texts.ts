import type { StateText } from '@hesuan/shared/api/compare.ts'

const ACTION = { submit: '上报', withdraw: '撤回', return: '退回' } as const

/** The texts of comparing. */
export const texts = {
  title: '对比',
  tabs: { label: '对比方式', states: '两个版本', units: '单位并列' },
  choose: { left: '左侧版本', right: '右侧版本', state: '版本', swap: '交换左右' },
  leftOff: (n: number): string => `另有 ${n} 个更早的版本未列出`,
  kind: { draft: '草稿', ended: '封存底稿', binding: '已上报' } satisfies Record<StateText['kind'], string>,
  option: {
    draft: '实时草稿',
    ended: '封存时的底稿',
    binding: (time: string, unit: string, action: keyof typeof ACTION): string => `${time} ${unit}${ACTION[action]}后`,
    round: (year: number, name: string): string => `${year}年 ${name}`,
  },
  says: {
    draft: (time: string): string => `随录入变化，截至 ${time}，没有约束力`,
    ended: '本轮结束时各分册的内容，没有约束力',
    binding: (action: keyof typeof ACTION, by: string, included: number, sections: number): string =>
      `由${by}${ACTION[action]}，计入 ${included}/${sections} 个分册，有约束力`,
  },
  uneven: (left: number, right: number): string =>
    `两侧计入的分册数不同（左 ${left} 个，右 ${right} 个），未计入的分册在该侧没有数字。`,
  unit: { label: '金额单位', wan: '万元', yuan: '元' },
  sort: { label: '排列', size: '按差额大小', place: '按表内顺序' },
  print: '打印',
  tables: '各表的差异',
  same: '相同',
  differences: (n: number): string => `${n} 处`,
  counts: (changed: number, added: number, gone: number): string =>
    [
      [changed, '变化'],
      [added, '新增'],
      [gone, '取消'],
    ]
      .filter(([n]) => n !== 0)
      .map(([n, what]) => `${what} ${n}`)
      .join('，'),
  columns: { name: '项目', column: '列', left: '左侧', right: '右侧', difference: '差额（右减左）', percent: '幅度' },
  caption: (title: string): string => `${title}：差异`,
  added: '新增',
  gone: '取消',
  noPercent: '—',
  blank: '空',
  of: { left: '左侧', right: '右侧' },
  nothingYet: '现在只有实时草稿一个版本；有单位上报或开启下一轮之后，才有可对比的内容。',
  sameState: '左右两侧是同一个版本，请另选一侧。',
  allSame: '两个版本各表的数字完全相同。',
  tableSame: '这张表的数字在两个版本中完全相同。',
  page: (from: number, to: number, total: number): string => `第 ${from}–${to} 行，共 ${total} 行`,
  unitPage: (from: number, to: number, total: number): string => `第 ${from}–${to} 个单位，共 ${total} 个`,
  previous: '上一页',
  next: '下一页',
  units: {
    table: '汇总表',
    column: '列',
    caption: (title: string, column: string): string => `${title} · ${column}：各单位并列`,
    name: '项目',
    sum: '合计',
    whole: '单位合计',
    share: (percent: string): string => `${percent}%`,
    shares: '小字为占合计的比例',
    none: '这个版本还没有按单位列示的数字：没有单位计入其中。',
  },
} as const

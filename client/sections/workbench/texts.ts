import type { Range } from '../grid/selection.ts'

/** The words of the workbench. */
export const texts = {
  opening: '正在打开分册…',
  failed: '此分册没能打开',
  retry: '重试',
  noTemplate: (year: number) => `系统中没有 ${year} 年的表样，请联系系统管理员`,
  sheets: '表页',
  toolbar: '工具',
  undo: '撤销',
  redo: '重做',
  insertRow: '插入行',
  deleteRows: '删除行',
  fillDown: '向下填充',
  fillRight: '向右填充',
  comment: '批注',
  find: '查找',
  unit: '金额单位',
  yuan: '元',
  wan: '万元',
  readOnly: '只读',
  readOnlyWhy: {
    submitted: '已上报，不能修改',
    returned: '已退回，请先“重新编制”',
    approved: '已审核，不能修改',
    draft: '您可以查看，不能修改',
  },
  figures: { income: '收入', expenditure: '支出', basic: '基本', project: '项目', balance: '差额' },
  people: '正在此分册中',
  follow: (name: string) => `${name}：点击跟随其位置`,
  followed: (name: string) => `正在跟随${name}，再点一次或按任意键停止`,
  following: '跟随中',
  submit: '上报',
  submitDialog: {
    title: (unit: string) => `上报“${unit}”的预算？`,
    content: '上报后本分册冻结，所有人都不能再修改；部门汇总表会立即按此更新。',
    ok: '上报',
    errors: (count: number) => `还有 ${count} 处勾稽错误，解决后才能上报`,
    warnings: (count: number) => `还有 ${count} 处警告没有说明。部门审核会看到哪些没有说明，可能因此退回。`,
    explainFirst: '先去说明',
    late: ({ mine, drafts, refused }: { mine: number; drafts: number; refused: number }) => {
      const parts = [
        ...(mine > 0 ? [`${mine} 处迟到修改`] : []),
        ...(drafts > 0 ? [`${drafts} 处没有录完的文字`] : []),
        ...(refused > 0 ? [`${refused} 处服务器没有接收的修改`] : []),
      ]
      return `您有 ${parts.join('、')}没有写入，上报的内容不包含它们。`
    },
    showLate: '先去查看',
    unfinished: (count: number) => `有 ${count} 张绩效表还没有填完：`,
    moreForms: (count: number) => `等另外 ${count} 张`,
    offline: '目前离线，最近的修改还没有上传，请恢复连接后再上报',
    done: '已上报',
  },
  withdraw: '撤回',
  withdrawDialog: {
    title: '撤回已上报的预算？',
    content: '撤回后回到编制中，可以继续修改。',
    done: '已撤回，可以继续修改',
  },
  ceiling: (amount: string) => `控制数 ${amount}`,
  headroom: (amount: string) => `余 ${amount}`,
  overCeiling: (amount: string) => `超控制数 ${amount}`,
  revise: '重新编制',
  returned: '退回原因',
  returnedPoints: '退回时指出的单元格',
  reviseDone: '已转为编制中，可以继续修改',
  approve: '审核通过',
  approveDone: '已审核通过',
  approveDialog: { title: (unit: string) => `审核通过“${unit}”的预算？`, content: '通过后如需修改，须先退回。' },
  giveBack: '退回',
  cancel: '取消',
  paste: {
    title: (count: number) => `有 ${count} 个单元格不能粘贴`,
    content: '其余内容没有问题。请选择只粘贴其余内容，还是放弃这次粘贴。',
    rest: '粘贴其余',
    columns: { line: '第几行', row: '所在行', column: '列', text: '内容', why: '原因' },
    more: (count: number) => `另有 ${count} 个`,
  },
  rowSteps: { inserted: '新增此行', moved: '移动此行', deleted: '删除此行', revived: '恢复此行' },
  local: {
    kept: '离线可用',
    keeping: '正在存入本机',
    failed: '本机存不下这些修改（磁盘可能已满），请勿关闭此页',
    none: '本机不能保存，请勿关闭此页',
  },
  leaving: {
    title: '还有修改没有上传',
    content: (count: number) =>
      `您有 ${count} 处修改还没有传到服务器。它们已存在这台电脑上，联网后再打开此分册时上传；在此之前不会进入预算。`,
    stay: '留在此页',
    leave: '仍然离开',
  },
  selected: (ranges: readonly Range[]) => {
    const [one, ...more] = ranges
    if (one === undefined || more.length > 0) return `${ranges.length} 个区域`
    return `${one.bottom - one.top + 1} 行 × ${one.right - one.left + 1} 列`
  },
  toFirst: '到第一处',
  rowGone: '该行已被删除或不在此表中',
  stats: { sum: '求和', count: '计数', average: '平均' },
} as const

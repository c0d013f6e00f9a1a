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
  submit: '上报',
  submitDialog: {
    title: (unit: string) => `上报“${unit}”的预算？`,
    content: '上报后本分册冻结，所有人都不能再修改；部门汇总表会立即按此更新。',
    ok: '上报',
    errors: (count: number) => `还有 ${count} 处勾稽错误，解决后才能上报`,
    warnings: (count: number) => `另有 ${count} 处警告，请确认已核对`,
    offline: '目前离线，最近的修改还没有上传，请恢复连接后再上报',
    done: '已上报',
  },
  withdraw: '撤回',
  withdrawDialog: {
    title: '撤回已上报的预算？',
    content: '撤回后回到编制中，可以继续修改。',
    done: '已撤回，可以继续修改',
  },
  revise: '重新编制',
  returned: '退回原因',
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
  unsent: {
    button: (count: number) => `${count} 处修改未被接收`,
    title: '这些修改没有被服务器接收',
    content: '它们保留在这台电脑的浏览器中。可以复制后重新录入，确认不需要时再清除。',
    columns: { place: '位置', text: '内容' },
    copy: '复制全部',
    copied: '已复制',
    drop: '清除',
  },
  leaving: {
    title: '还有修改没有上传',
    content: (count: number) =>
      `您有 ${count} 处修改还没有传到服务器，现在离开，这些修改会留在这台电脑的浏览器中，但不会进入预算。`,
    stay: '留在此页',
    leave: '仍然离开',
  },
  selected: (ranges: readonly Range[]) => {
    const [one, ...more] = ranges
    if (one === undefined || more.length > 0) return `${ranges.length} 个区域`
    return `${one.bottom - one.top + 1} 行 × ${one.right - one.left + 1} 列`
  },
  rowGone: '该行已被删除或不在此表中',
  stats: { sum: '求和', count: '计数', average: '平均' },
} as const

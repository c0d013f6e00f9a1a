import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import type { WordsFilter } from './findingItem.ts'

type Severity = FindingText['severity']
type Verdict = FindingText['verdict']

/** The texts of the findings. */
export const texts = {
  title: '检查',
  severity: { error: '错误', warning: '警告', hint: '提示' } satisfies Record<Severity, string>,
  verdict: {
    different: '不符',
    rounding: '尾差',
    'cannot-compare': '无法比较',
    equal: '相等',
  } satisfies Record<Verdict, string>,
  verdictHint: {
    different: '两边数值不一致，需要核对',
    rounding: '只差在四舍五入，通常不需要处理',
    'cannot-compare': '有一边没有数据，空白不等于零',
    equal: '两边一致',
  } satisfies Record<Verdict, string>,
  all: '全部',
  ran: (n: number): string => `共检查 ${n} 项`,
  byVerdict: '按结论筛选',
  filter: { severity: '级别', unit: '单位', rule: '规则', words: '说明', any: '不限', department: '全部门' },
  words: { unexplained: '未说明', pending: '待审', agreed: '已同意', declined: '已退回' } satisfies Record<
    WordsFilter,
    string
  >,
  clear: '清除筛选',
  columns: {
    severity: '级别',
    rule: '规则',
    what: '检查内容',
    left: '左边',
    right: '右边',
    difference: '差额',
    verdict: '结论',
  },
  unitOfMeasure: '金额单位：万元',
  blank: '空白',
  filled: '已填',
  nothing: '没有符合条件的检查项。',
  list: '检查结果',
  detail: {
    label: '检查详情',
    pick: '选择左侧一项，查看两边的数值和单元格。',
    gone: '这一项检查在当前口径下已不存在，可能刚被修改。',
    difference: '差额',
    demand: { '=': '两边应当相等', '≤': '左边不应大于右边', '≥': '左边不应小于右边' },
    neither: '系统不判断哪一边有误，请核对两边。',
    printed: '没有可列出的单元格：数值来自公开文件、为空，或属于您无权查看的单位。',
    more: (n: number): string => `再显示 ${n} 个`,
  },
} as const

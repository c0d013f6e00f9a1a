import { amountColumn, choiceColumn, longTextColumn, rowColumn, textColumn, tickColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

/** A project's performance form (项目支出绩效目标表): its header and goals. */
export const performanceForms: Sheet = {
  id: 'performanceForms',
  title: '绩效目标',
  kind: 'unit',
  rowNoun: '一张绩效目标表',
  rows: 'free',
  dimensions: [],
  columns: [
    rowColumn('project', '项目', 'projects', 'name', { required: true, frozen: true }),
    textColumn('printedName', '公开名称', { width: 220 }),
    textColumn('budgetUnit', '预算单位'),
    textColumn('implementer', '实施单位及责任人', { width: 220 }),
    tickColumn('newProject', '新增', { group: '项目属性' }),
    tickColumn('continuing', '延续', { group: '项目属性' }),
    tickColumn('oneOff', '一次性', { group: '项目期限' }),
    tickColumn('recurring', '经常性', { group: '项目期限' }),
    tickColumn('basisLaw', '法律法规', { group: '立项依据' }),
    tickColumn('basisDecision', '市委市政府决定', { group: '立项依据', width: 124 }),
    tickColumn('basisSuperior', '上级文件要求', { group: '立项依据', width: 110 }),
    tickColumn('basisInstruction', '领导指示', { group: '立项依据', width: 84 }),
    tickColumn('basisOther', '其他', { group: '立项依据' }),
    amountColumn('midTermTotal', '总额', { group: '中长期资金' }),
    amountColumn('midTermFiscal', '财政拨款', { group: '中长期资金' }),
    amountColumn('midTermOther', '其他资金', { group: '中长期资金' }),
    amountColumn('yearTotal', '总额', { group: '年度资金' }),
    amountColumn('yearFiscal', '财政拨款', { group: '年度资金' }),
    amountColumn('yearOther', '其他资金', { group: '年度资金' }),
    amountColumn('procurement', '政府采购', { group: '年度资金中' }),
    amountColumn('purchasedServices', '政府购买服务', { group: '年度资金中' }),
    amountColumn('priorYear', '以前年度预算'),
    amountColumn('sourceTotal', '合计', { group: '资金来源' }),
    amountColumn('sourceGeneral', '一般公共预算', { group: '资金来源' }),
    amountColumn('sourceGovFund', '政府性基金', { group: '资金来源' }),
    amountColumn('sourceStateCapital', '国有资本经营', { group: '资金来源' }),
    amountColumn('sourceSocialInsurance', '社会保险基金', { group: '资金来源' }),
    amountColumn('sourceOther', '其他收入', { group: '资金来源' }),
    longTextColumn('midTermGoal', '中长期目标'),
    longTextColumn('yearGoal', '年度目标'),
  ],
}

/** The indicators of the performance forms. */
export const performanceIndicators: Sheet = {
  id: 'performanceIndicators',
  title: '绩效指标',
  kind: 'unit',
  rowNoun: '一个绩效指标',
  label: ['form', 'level3'],
  rows: 'free',
  dimensions: [],
  columns: [
    rowColumn('form', '项目', 'performanceForms', 'project', { required: true, frozen: true }),
    choiceColumn(
      'term',
      '期限',
      [
        { value: 'midTerm', label: '中长期' },
        { value: 'year', label: '年度' },
      ],
      { width: 80 },
    ),
    textColumn('level1', '一级指标', { width: 120 }),
    textColumn('level2', '二级指标', { width: 140 }),
    longTextColumn('level3', '三级指标'),
    longTextColumn('value', '指标值', { width: 240 }),
  ],
}

/** The texts that tables and findings share. */
export const texts = {
  basis: {
    label: '数据口径',
    live: '实时草稿',
    submitted: '已上报',
    liveHint: '各单位此刻正在编制的数据，随录入变化',
    submittedHint: '各单位最近一次上报的数据，是有约束力的口径',
  },
} as const

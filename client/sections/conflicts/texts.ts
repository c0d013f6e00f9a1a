/** The words of conflicts. */
export const texts = {
  cardTitle: (count: number) => `此格有 ${count} 个值，互相都没有看到对方填写`,
  cardHint: '采用其中一个，或直接输入新的值',
  readOnlyHint: '等待编制人员选定一个值',
  adopt: '采用',
  adoptOf: (name: string, value: string) => `采用${name}填写的 ${value}`,
  held: '当前显示',
  me: '（我）',
  blank: '空白',
  tab: '冲突',
  list: '同格冲突',
  intro: '这些单元格由几个人同时填写，处理之前不能上报。',
  none: '没有冲突。几个人同时填写同一格、互相没有看到时，各人填写的值都会保留在这里。',
  inForm: '此处有冲突，请在右侧“冲突”中选定一个值',
  blocks: (count: number) => `还有 ${count} 处冲突未处理，处理后才能上报`,
} as const

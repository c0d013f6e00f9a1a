/** The words of finding and replacing. */
export const texts = {
  label: '查找与替换',
  find: '查找内容',
  findHint: '在本分册各表中查找',
  replaceBy: '替换为',
  previous: '上一处',
  next: '下一处',
  wholeCell: '整格匹配',
  matchCase: '区分大小写',
  replaceOne: '替换',
  replaceAll: '全部替换',
  close: '关闭',
  none: '没有找到',
  found: (count: number) => `共 ${count} 处`,
  position: (index: number, count: number) => `第 ${index + 1} / ${count} 处`,
  replaced: (count: number) => (count === 0 ? '没有替换任何一处' : `已替换 ${count} 处，可按 Ctrl+Z 撤销`),
  refused: (count: number, examples: readonly string[]) =>
    `${count} 处不能替换：${examples.join('；')}${count > examples.length ? ' 等' : ''}`,
  example: (place: string, message: string) => `${place}（${message}）`,
} as const

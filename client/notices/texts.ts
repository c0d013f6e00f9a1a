/** The words of the notices. */
export const texts = {
  bell: (unread: number) => (unread === 0 ? '消息' : `消息，${unread} 条未读`),
  title: '消息',
  markAll: '全部标为已读',
  none: '没有消息。有人提到您、答复您，或有需要您处理的事，会显示在这里。',
  more: '更早的消息',
  failed: '消息没有取到，请稍后再试',
  unread: '未读',
  most: '99+',
} as const

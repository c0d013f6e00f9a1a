import { CLOSE } from '@hesuan/shared/api/collabMessages.ts'

/** Why the server ended a connection for good, and what the page does about it. */
export interface CloseReason {
  readonly code: number
  /** One plain sentence for the user. */
  readonly message: string
  /** `reopen`: load the section again, its state has changed. `sign-in`: a session is needed. `stop`: nothing helps. */
  readonly next: 'reopen' | 'sign-in' | 'stop'
}

const REASONS: Readonly<Record<number, Omit<CloseReason, 'code'>>> = {
  [CLOSE.malformedUpdate]: { message: '服务器没有接受最近的修改，已重新载入此分册', next: 'reopen' },
  [CLOSE.foreignAuthor]: { message: '服务器无法确认最近修改的作者，已重新载入此分册', next: 'reopen' },
  [CLOSE.signedOut]: { message: '登录已失效，请重新登录后继续', next: 'sign-in' },
  [CLOSE.forbidden]: { message: '您对此分册的权限已变更', next: 'reopen' },
  [CLOSE.notFound]: { message: '此分册不存在或已被移除', next: 'stop' },
  [CLOSE.sectionFrozen]: { message: '此分册已上报或锁定，不能再修改', next: 'reopen' },
  [CLOSE.olderEpoch]: { message: '此分册已换用新的文档版本，已重新载入', next: 'reopen' },
  [CLOSE.otherPerson]: { message: '这台电脑上已换人登录，请以原来的账号登录后继续；未上传的修改仍保留', next: 'stop' },
  [CLOSE.tooLarge]: {
    message: '一次修改的内容超过 4 MB，没有写入预算；已重新载入此分册，这些内容可在“迟到修改”中取回',
    next: 'reopen',
  },
}

/** The reason behind a close code between 4400 and 4499; every code has a sentence. */
export const closeReason = (code: number): CloseReason => ({
  code,
  ...(REASONS[code] ?? { message: `服务器结束了连接（代码 ${code}）`, next: 'stop' }),
})

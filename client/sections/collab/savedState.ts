export type LinkState = 'connecting' | 'online' | 'offline' | 'closed'

/** What the page says about the safety of what was typed. */
export type SavedState =
  | { readonly kind: 'read-only' | 'connecting' | 'saved' }
  | { readonly kind: 'saving'; readonly changes: number }
  | { readonly kind: 'offline'; readonly changes: number }
  | { readonly kind: 'stopped'; readonly changes: number }

/** «Saved» only where the server said so: synced, connected, and nothing pending. */
export function savedState(link: LinkState, synced: boolean, writable: boolean, changes: number): SavedState {
  if (link === 'closed') return { kind: 'stopped', changes }
  if (link === 'offline') return { kind: 'offline', changes }
  if (link === 'connecting' || !synced) return changes > 0 ? { kind: 'offline', changes } : { kind: 'connecting' }
  if (!writable) return { kind: 'read-only' }
  return changes > 0 ? { kind: 'saving', changes } : { kind: 'saved' }
}

export function savedStateText(state: SavedState): string {
  switch (state.kind) {
    case 'read-only':
      return '只读'
    case 'connecting':
      return '连接中'
    case 'saved':
      return '已保存'
    case 'saving':
      return '保存中'
    case 'offline':
      return state.changes > 0 ? `离线，${state.changes} 处修改尚未上传` : '离线'
    case 'stopped':
      return state.changes > 0 ? `已断开，${state.changes} 处修改未被接收` : '已断开'
  }
}

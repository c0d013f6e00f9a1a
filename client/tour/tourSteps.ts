/** One stop of the tour: a real control of the page, and what it is for. */
export interface TourStep {
  /** Where it stands, as selectors: the first one of which something is shown. */
  readonly at: readonly string[]
  readonly title: string
  readonly text: string
}

/** About ten seconds each. On a page are those whose control is there. */
export const TOUR_STEPS: readonly TourStep[] = [
  {
    at: ['.board .button-primary'],
    title: '从这里开始',
    text: '打开您单位的分册，继续编制。每一行是一本分册，状态和金额随时更新。',
  },
  {
    at: ['.sheet-tabs'],
    title: '分册中的各张表',
    text: '一本分册有若干张表，点击切换。圆点表示该表有检查没有通过。',
  },
  {
    at: ['.grid-cell.active', '.form-field[data-active]', '.workbench-grid'],
    title: '像 Excel 一样录入',
    text: '方向键移动，直接打字即录入，可从 Excel 粘贴。金额可写算式，如 =89*0.25*1.2，算式随金额保留。',
  },
  {
    at: ['.saved-badge'],
    title: '显示“已保存”就不会丢',
    text: '每次修改都立即写入服务器；同事的修改也会立即出现在您这里。',
  },
  {
    at: ['.side-panel', '.side-panel-hidden'],
    title: '检查与历史',
    text: '勾稽关系边录边查，点击即到单元格；“历史”说明谁在何时改了什么。',
  },
  {
    at: ['.workbench-actions'],
    title: '填完就上报',
    text: '没有错误即可上报。上报后分册冻结，汇总表随即更新。',
  },
  {
    at: ['.top-bar-nav'],
    title: '汇总表、检查、历史',
    text: '公开的各张表随录入自动汇总，任何一个数都能追到它的来源。',
  },
  {
    at: ['.help-button'],
    title: '随时按 F1',
    text: '查看全部快捷键。在那里可以再看一遍这个导览。',
  },
]

/** The steps that a page has something to show for. */
export const stepsOn = (isShown: (selector: string) => boolean): readonly TourStep[] =>
  TOUR_STEPS.filter(({ at }) => at.some(isShown))

/** What a key means during the tour; null where it is none of the tour's. */
export function tourMoveOf(key: string): 'next' | 'back' | 'end' | null {
  if (key === 'ArrowRight' || key === 'PageDown') return 'next'
  if (key === 'ArrowLeft' || key === 'PageUp') return 'back'
  return key === 'Escape' ? 'end' : null
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * Where the card stands beside its control: below it, else above it, left or right of it, else over its lower end; inside
 * the window always.
 */
export function cardPlace(
  at: Box,
  card: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const GAP = 12
  const inWidth = (left: number) => Math.max(GAP, Math.min(left, window.width - card.width - GAP))
  const below = at.top + at.height + GAP
  if (below + card.height <= window.height - GAP) return { left: inWidth(at.left), top: below }
  const above = at.top - GAP - card.height
  if (above >= GAP) return { left: inWidth(at.left), top: above }
  const leftOf = at.left - GAP - card.width
  const rightOf = at.left + at.width + GAP
  const beside = leftOf >= GAP ? leftOf : rightOf + card.width <= window.width - GAP ? rightOf : null
  if (beside !== null) return { left: beside, top: Math.max(GAP, at.top) }
  return { left: inWidth(at.left), top: Math.max(GAP, window.height - card.height - 48) }
}

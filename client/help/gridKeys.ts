import { type Command, commandOf, type KeyPress, type KeySituation } from '../sections/grid/keyCommand.ts'
import type { Step } from '../sections/grid/selection.ts'
import { type KeyEntry, keyEntries } from './keyEntries.ts'

/** What a command of the grid is called, and among what it is listed. Nothing may be missing: that is an error of type. */
function describe(command: Command): { readonly group: string; readonly title: string } {
  const { move, edit, rows, find } = GROUPS
  switch (command.kind) {
    case 'move':
      if (command.to === 'page') return { group: move, title: command.extend ? '选区扩大一屏' : '上移或下移一屏' }
      if (command.to === 'edge') return { group: move, title: command.extend ? '选到数据区边缘' : '跳到数据区边缘' }
      return { group: move, title: command.extend ? '扩大或缩小选区' : '移到相邻单元格' }
    case 'row-end': {
      const where = command.sheet ? '表的第一格或最后一格' : '行首或行尾'
      return { group: move, title: command.extend ? `选到${where}` : `跳到${where}` }
    }
    case 'step':
      return { group: move, title: `${direction(command.step)}一格（在选区内循环）` }
    case 'commit':
      return command.how === 'move'
        ? { group: edit, title: '直接输入时：完成并移到相邻格' }
        : { group: edit, title: `完成输入，${direction(command.step)}一格` }
    case 'list':
      return { group: edit, title: '在下拉列表中上下选择' }
    case 'comment':
      return { group: edit, title: '批注单元格' }
    case 'adopt':
      return { group: edit, title: `采用冲突中的第 ${command.index + 1} 个值` }
    case 'edit':
      return { group: edit, title: '修改单元格原有内容' }
    case 'open-list':
      return { group: edit, title: '打开下拉列表' }
    case 'switch-mode':
      return { group: edit, title: '切换方向键：移动光标或完成输入' }
    case 'cancel':
      return { group: edit, title: '放弃输入' }
    case 'new-line':
      return { group: edit, title: '在多行文字中换行' }
    case 'clear':
      return { group: edit, title: '清除选中的内容' }
    case 'toggle':
      return { group: edit, title: '勾选或取消；展开或折叠小计' }
    case 'undo':
      return { group: edit, title: '撤销' }
    case 'redo':
      return { group: edit, title: '重做' }
    case 'select-all':
      return { group: move, title: '全选' }
    case 'fill-down':
      return { group: rows, title: '向下填充' }
    case 'fill-right':
      return { group: rows, title: '向右填充' }
    case 'insert-row':
      return { group: rows, title: '插入行：在选中的行上方（选中几行插几行）' }
    case 'insert-row-below':
      return { group: rows, title: '在选中的行下方插入行' }
    case 'delete-rows':
      return { group: rows, title: '删除选中的行' }
    case 'cell-menu':
      return { group: rows, title: '打开单元格菜单' }
    case 'view':
      return { group: rows, title: '排序与筛选，或恢复全部行' }
    case 'move-rows':
      return { group: rows, title: `${command.by > 0 ? '下移' : '上移'}选中的行（有下拉列表的格用 Alt+Shift）` }
    case 'find':
      return { group: find, title: '在本分册各表中查找' }
    case 'replace':
      return { group: find, title: '查找并替换' }
    case 'find-next':
      return { group: find, title: '下一处' }
    case 'find-previous':
      return { group: find, title: '上一处' }
  }
}

const GROUPS = { move: '移动与选择', edit: '录入与修改', rows: '行与填充', find: '查找与替换' } as const

const direction = ({ rows, columns }: Step): string =>
  rows > 0 ? '下移' : rows < 0 ? '上移' : columns > 0 ? '右移' : '左移'

const NAMED = [
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Tab', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Escape', 'Delete', 'Backspace', 'Insert', 'ContextMenu', ' '],
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
]
const LETTERS = "zyabcdefghijklmnopqrstuvwx0123456789`-=[]\\;',./+_"

/** Every key there is, with every modifier. */
export const ALL_PRESSES: readonly KeyPress[] = [...NAMED, ...LETTERS].flatMap((key) =>
  [false, true].flatMap((ctrl) =>
    [false, true].flatMap((shift) => [false, true].map((alt) => ({ key, ctrl, shift, alt }))),
  ),
)

/** Everything that a grid can be doing when a key comes. */
export const ALL_SITUATIONS: readonly KeySituation[] = [
  ...[false, true].flatMap((spaceToggles) =>
    [false, true].map((hasList) => ({ editing: null, spaceToggles, hasList })),
  ),
  ...(['typing', 'editing'] as const).flatMap((mode) =>
    [false, true].flatMap((list) =>
      [false, true].map((lines) => ({ editing: { mode, list, lines }, spaceToggles: false, hasList: list })),
    ),
  ),
]

/** The keys of the grid: found by asking the grid what each key of the keyboard means, so that they can't be others. */
export const gridKeys = (): readonly KeyEntry[] =>
  keyEntries(
    ALL_SITUATIONS.flatMap((situation) =>
      ALL_PRESSES.flatMap((press) => {
        const command = commandOf(press, situation)
        return command === null ? [] : [{ press, ...describe(command) }]
      }),
    ),
  )

import { type FieldSituation, type FormCommand, formCommandOf } from '../sections/forms/formKeys.ts'
import { ALL_PRESSES } from './gridKeys.ts'
import { type KeyEntry, keyEntries } from './keyEntries.ts'
import { texts } from './texts.ts'

const TITLES = {
  undo: '撤销',
  redo: '重做',
  cancel: '放弃正在输入的内容',
  'next-field': '到下一项',
  'add-row': '在指标或任务中：再添加一个',
  'remove-row': '在指标或任务中：删除它',
  'move-up': '在指标或任务中：上移',
  'move-down': '在指标或任务中：下移',
  'adopt-1': '采用冲突中的第 1 个值',
  'adopt-2': '采用冲突中的第 2 个值',
  'adopt-3': '采用冲突中的第 3 个值',
  'adopt-4': '采用冲突中的第 4 个值',
} as const satisfies Record<FormCommand, string>

/** Everything that a field can be when a key comes. */
const ALL_FIELDS: readonly FieldSituation[] = [false, true].flatMap((touched) =>
  [false, true].flatMap((lines) => [false, true].map((listed) => ({ touched, lines, listed }))),
)

/** The keys of the performance forms: found by asking their fields what each key means. */
export const formKeys = (): readonly KeyEntry[] =>
  keyEntries(
    ALL_FIELDS.flatMap((situation) =>
      ALL_PRESSES.flatMap((press) => {
        const command = formCommandOf(press, situation)
        // Undo and redo are named among the keys of the grid, and mean the same here.
        if (command === null || command === 'undo' || command === 'redo') return []
        return [{ press, group: texts.ofForms, title: TITLES[command] }]
      }),
    ),
  )

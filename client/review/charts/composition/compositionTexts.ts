import type { ComposedCode, Composition } from '@hesuan/shared/pictures/composition.ts'
import { shareText } from '@hesuan/shared/pictures/shareText.ts'

/** The words of the picture of what an expenditure consists of. */
export const compositionTexts = {
  by: { label: '构成', function: '按功能分类', economic: '按经济分类' },
  of: { label: '单位范围', all: '全部门' },
  tiny: (names: string): string => `占比不到 1%、图中看不清的类，请看数字：${names}。`,
  whole: { function: '支出总计', economic: '基本支出合计' },
  codes: { function: '功能分类（类、款、项）', economic: '经济分类（类、款）' },
} as const

const OF = { function: '支出', economic: '基本支出' } as const

/** What the picture shows, in one sentence out of its own figures. */
export function compositionSentence({ whole, classes }: Composition, by: keyof typeof OF): string {
  const [wide, fine] = [largest(classes, whole), largest(leavesOf(classes), whole)]
  if (wide === null) return ''
  const told = `${wide.name}占${OF[by]} ${wide.share}`
  return fine === null || fine.name === wide.name ? told : `${told}；最大的一项是${fine.name}，占 ${fine.share}`
}

function largest(codes: readonly ComposedCode[], whole: Composition['whole']) {
  const [first] = codes.toSorted((one, other) => other.amount.comparedTo(one.amount))
  const share = first === undefined || whole === null ? null : shareText(first.amount, whole.amount)
  return first === undefined || share === null ? null : { name: first.name, share }
}

/** The codes that hold no others. */
export const leavesOf = (codes: readonly ComposedCode[]): ComposedCode[] =>
  codes.flatMap((code) => (code.inner.length === 0 ? [code] : leavesOf(code.inner)))

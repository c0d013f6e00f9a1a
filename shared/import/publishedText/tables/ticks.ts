/** The boxes of a performance form: columns of its sheet and the words printed behind each box. */
const BOXES = [
  { column: 'newProject', label: '新增项目', group: '项目属性' },
  { column: 'continuing', label: '延续项目', group: '项目属性' },
  { column: 'oneOff', label: '一次性', group: '项目期限' },
  { column: 'recurring', label: '经常性', group: '项目期限' },
  { column: 'basisLaw', label: '法律法规', group: '立项依据' },
  { column: 'basisDecision', label: '市委市政府决定', group: '立项依据' },
  { column: 'basisSuperior', label: '上级文件要求', group: '立项依据' },
  { column: 'basisInstruction', label: '市委市政府领导指示', group: '立项依据' },
  { column: 'basisOther', label: '其他', group: '立项依据' },
] as const

const LABELS = BOXES.map(({ label }) => label).join('|')
/** A box of HTML, a box of text, a tick (a «P» of the font Wingdings 2 is a tick), or the words of a box. */
const TOKEN = new RegExp(`<input[^>]*>|[□☐☑■√✓✔]|[PR](?=\\s*(?:${LABELS}))|${LABELS}`, 'gu')
/** Of these only one can be true. */
const EXCLUSIVE: readonly string[] = ['项目属性', '项目期限']

export interface Ticks {
  /** Columns of the boxes that are ticked. */
  readonly ticked: readonly string[]
  /** What is unclear about the boxes, one clause each, in Chinese. */
  readonly unclear: readonly string[]
}

/**
 * Reads the boxes of a cell. A box is ticked by a mark before its words, or by a checked box before them; a checked box
 * behind the last words is theirs. Boxes that contradict each other stay as they are printed.
 */
export function readTicks(text: string): Ticks {
  const unclear: string[] = []
  const ticked: (typeof BOXES)[number][] = []
  let marks: boolean[] = []
  let last: (typeof BOXES)[number] | undefined
  for (const [token] of text.matchAll(TOKEN)) {
    const box = BOXES.find(({ label }) => label === token)
    if (box === undefined) {
      marks.push(isMark(token))
      continue
    }
    last = box
    if (marks.includes(true)) ticked.push(box)
    if (marks.includes(true) && marks.includes(false)) unclear.push(`“${box.label}”的方框未勾选，文字前却有勾选标记`)
    marks = []
  }
  if (marks.includes(true) && last !== undefined) {
    ticked.push(last)
    unclear.push(`“${last.label}”之后另有一个已勾选的方框，视为它的勾选`)
  }
  for (const group of EXCLUSIVE) {
    const both = ticked.filter((box) => box.group === group).map(({ label }) => `“${label}”`)
    if (both.length > 1) unclear.push(`${both.join('和')}同时勾选，按原样保留`)
  }
  const rest = text.replace(TOKEN, '').replace(/[\s:：]+/gu, '')
  if (rest !== '') unclear.push(`“${rest}”不是勾选项，未读入`)
  return { ticked: [...new Set(ticked.map(({ column }) => column))], unclear }
}

const isMark = (token: string): boolean => (token.startsWith('<') ? /\schecked\b/.test(token) : !/^[□☐]$/.test(token))

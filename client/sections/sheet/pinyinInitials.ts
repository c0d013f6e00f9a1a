/** The first character of each initial in the order of pinyin, as every browser sorts Chinese. */
const FIRST_OF: readonly (readonly [character: string, initial: string])[] = [
  ['阿', 'a'],
  ['八', 'b'],
  ['嚓', 'c'],
  ['哒', 'd'],
  ['妸', 'e'],
  ['发', 'f'],
  ['旮', 'g'],
  ['哈', 'h'],
  ['讥', 'j'],
  ['咔', 'k'],
  ['垃', 'l'],
  ['呣', 'm'],
  ['拏', 'n'],
  ['喔', 'o'],
  ['妑', 'p'],
  ['七', 'q'],
  ['呥', 'r'],
  ['仨', 's'],
  ['他', 't'],
  ['屲', 'w'],
  ['夕', 'x'],
  ['丫', 'y'],
  ['帀', 'z'],
]

/** Characters that are read in another way in these words than by themselves. */
const IN_WORDS: Readonly<Record<string, string>> = {
  行业: 'hy',
  银行: 'yh',
  央行: 'yh',
  分行: 'fh',
  行情: 'hq',
  行列: 'hl',
  长期: 'cq',
  长远: 'cy',
  长效: 'cx',
  长江: 'cj',
  长途: 'ct',
  长寿: 'cs',
  延长: 'yc',
  特长: 'tc',
  重建: 'cj',
  重复: 'cf',
  重新: 'cx',
  重组: 'cz',
  重庆: 'cq',
  重阳: 'cy',
  调解: 'tj',
  调整: 'tz',
  调节: 'tj',
  调控: 'tk',
  调剂: 'tj',
  协调: 'xt',
  空调: 'kt',
  会计: 'kj',
  校对: 'jd',
  校验: 'jy',
  供给: 'gj',
  音乐: 'yy',
}

const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** What has been looked up once: an initial never changes, and people type letter by letter. */
const KNOWN = new Map<string, string>()

/** The initials of a Chinese text as people type them: `xzyx` for 行政运行; other letters and digits as they are. */
export function pinyinInitials(text: string): string {
  const characters = [...text]
  let initials = ''
  for (let at = 0; at < characters.length; at++) {
    const word = IN_WORDS[`${characters[at]}${characters[at + 1] ?? ''}`]
    if (word === undefined) initials += initialOf(characters[at] ?? '')
    else {
      initials += word
      at++
    }
  }
  return initials
}

/** Whether somebody may mean initials by it: letters alone. */
export const looksLikeInitials = (query: string): boolean => /^[a-z]+$/i.test(query.normalize('NFKC').trim())

function initialOf(character: string): string {
  const known = KNOWN.get(character)
  if (known !== undefined) return known
  const initial = /\p{Script=Han}/u.test(character)
    ? (FIRST_OF.findLast(([first]) => byPinyin.compare(first, character) <= 0)?.[1] ?? '')
    : character.toLowerCase()
  KNOWN.set(character, initial)
  return initial
}

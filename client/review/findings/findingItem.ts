import type { CheckResultText, FindingsView, FindingText } from '@hesuan/shared/api/consolidation.ts'
import { RULES_2022, WORD_RULES_2022 } from '@hesuan/shared/template/2022/rules/index.ts'
import type { Explained, ExplanationBook } from '../../explanations/explanationBook.ts'

export type Verdict = CheckResultText['verdict']
export type Severity = CheckResultText['severity']
/** In the order in which they want attention. */
export const VERDICTS = ['different', 'rounding', 'cannot-compare', 'equal'] as const satisfies readonly Verdict[]
export const SEVERITIES = ['error', 'warning', 'hint'] as const satisfies readonly Severity[]

/** One check as the list shows it. */
export interface CheckItem extends CheckResultText {
  readonly title: string
  /** What each side is, in words; blank where the rule is not of this template any more. */
  readonly leftLabel: string
  readonly rightLabel: string
  /** With its cells, where somebody must look at it. */
  readonly finding: FindingText | null
  /** Of a warning: what was said about it; null where nothing is asked, or it is not for this person. */
  readonly explained: Explained | null
}

/** What to show; null: whatever it is. */
export interface CheckFilter {
  readonly verdict: Verdict | null
  readonly severity: Severity | null
  /** A unit's code; `department` for the checks that belong to none. */
  readonly unit: string | null
  readonly rule: string | null
  /** Of warnings: where their explanation stands. */
  readonly words: WordsFilter | null
}

/** What a warning wants next: words, a decision, or nothing; declined is what has to be written anew. */
export const WORDS_FILTERS = ['unexplained', 'pending', 'agreed', 'declined'] as const
export type WordsFilter = (typeof WORDS_FILTERS)[number]

export const DEPARTMENT = 'department'

/** Every check of a view: findings first, errors before warnings, then by rule. */
export function checkItems(view: FindingsView, book: ExplanationBook): CheckItem[] {
  const rules = new Map(RULES_2022.map((rule) => [`${rule.id}/${rule.part}`, rule]))
  const wordRules = new Map(WORD_RULES_2022.map((rule) => [rule.id, rule]))
  const labelsOf = ({ rule, part }: CheckResultText): Pick<CheckItem, 'title' | 'leftLabel' | 'rightLabel'> => {
    const known = rules.get(`${rule}/${part}`)
    if (known !== undefined) {
      return { title: known.title, leftLabel: known.left.label, rightLabel: known.right.label }
    }
    return wordRules.get(rule) ?? { title: rule, leftLabel: '', rightLabel: '' }
  }
  const found = view.findings.map((finding) => ({ ...finding, finding, explained: book.of(finding) }))
  const others = view.others.map((check) => {
    const { title, leftLabel, rightLabel } = labelsOf(check)
    return { ...check, title, leftLabel, rightLabel, finding: null, explained: null }
  })
  const rank = ({ verdict, severity }: CheckItem) =>
    VERDICTS.indexOf(verdict) * SEVERITIES.length + SEVERITIES.indexOf(severity)
  return [...found, ...others].toSorted((a, b) => rank(a) - rank(b) || compare(a.identity, b.identity))
}

export const matchesFilter = (item: CheckItem, { verdict, severity, unit, rule, words }: CheckFilter): boolean =>
  (verdict === null || item.verdict === verdict) &&
  (severity === null || item.severity === severity) &&
  (unit === null || (item.bindings.unit ?? DEPARTMENT) === unit) &&
  (rule === null || item.rule === rule) &&
  (words === null || (item.explained !== null && WORDS_OF[item.explained.state] === words))

/** A lapsed explanation explains nothing. */
const WORDS_OF = {
  unexplained: 'unexplained',
  lapsed: 'unexplained',
  pending: 'pending',
  agreed: 'agreed',
  declined: 'declined',
} as const satisfies Record<Explained['state'], WordsFilter>

/** The filter that an address names; what differs, where it names no verdict (`all`: every verdict). */
export function filterOf(search: URLSearchParams): CheckFilter {
  const verdict = search.get('verdict') ?? 'different'
  return {
    verdict: VERDICTS.find((known) => known === verdict) ?? null,
    severity: SEVERITIES.find((known) => known === search.get('severity')) ?? null,
    unit: search.get('unit'),
    rule: search.get('rule'),
    words: WORDS_FILTERS.find((known) => known === search.get('words')) ?? null,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

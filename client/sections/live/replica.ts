import { withRuleSettings } from '@hesuan/shared/checks/ruleSettings.ts'
import { LiveRows } from '@hesuan/shared/section/liveRows.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import * as Y from 'yjs'
import { LiveFigurer } from './computeLive.ts'
import { LiveAnswers } from './liveAnswer.ts'
import type { LiveAround, LiveReply, LiveSection } from './liveMessages.ts'

/** The page hands over the updates of a moment together; what it says at once is computed together. */
const SETTLE_MS = 0
/** After a computation it rests so many times as long as that took, so that a crowd who types leaves room for the page. */
const RESTS = 9
const LONGEST_REST_MS = 1000

/**
 * The worker's own replica of a section's document. It takes the same small updates as everybody else, so that the page
 * never has to hand over all of its rows.
 */
export class Replica {
  readonly #doc = new Y.Doc()
  readonly #rows: LiveRows
  readonly #template: Template
  /** Made anew where rules are set otherwise: nothing of it holds then. */
  #figurer: LiveFigurer
  readonly #section: LiveSection
  readonly #answers: LiveAnswers
  readonly #reply: (reply: LiveReply) => void
  #around: LiveAround
  #complete = false
  #timer: ReturnType<typeof setTimeout> | null = null
  /** When the last computation was over, and how long it took. */
  #over = Number.NEGATIVE_INFINITY
  #took = 0

  constructor(section: LiveSection, state: Uint8Array, reply: (reply: LiveReply) => void) {
    this.#section = section
    this.#around = section.around
    this.#reply = reply
    this.#answers = new LiveAnswers(section.unitCode)
    const template = templateOf(section.templateYear)
    if (template === null) throw new RangeError(`no template for ${section.templateYear}`)
    this.#template = template
    this.#figurer = new LiveFigurer(withRuleSettings(template, section.around.settings))
    Y.applyUpdate(this.#doc, state)
    this.#rows = new LiveRows(this.#doc)
    this.#computeSoon()
  }

  take(updates: readonly Uint8Array[]): void {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    this.#computeSoon()
  }

  /** What is known of the department around it has changed; null: nothing can be had of it. */
  standIn(around: LiveAround | null): void {
    this.#complete = true
    if (around === null) {
      this.#computeSoon()
      return
    }
    if (JSON.stringify(around.settings) !== JSON.stringify(this.#around.settings)) {
      this.#figurer = new LiveFigurer(withRuleSettings(this.#template, around.settings))
    }
    this.#around = around
    this.#computeSoon()
  }

  /** Answers whoever waits for what follows from every update so far. */
  answerNow(ticket: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#compute(ticket)
  }

  #computeSoon(): void {
    // While many type, a large section leaves most of the time to everything else: the page shares the processor.
    const rest = this.#over + Math.min(LONGEST_REST_MS, RESTS * this.#took) - performance.now()
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null
        const start = performance.now()
        this.#compute(null)
        this.#over = performance.now()
        this.#took = this.#over - start
      },
      Math.max(SETTLE_MS, rest),
    )
  }

  #compute(ticket: number | null): void {
    const { unitCode, kind, precision } = this.#section
    const { rows } = this.#rows
    const answer = this.#answers.next(this.#figurer.compute(this.#around.input, { unitCode, kind, precision, rows }))
    this.#reply({ answer, ticket, complete: this.#complete })
  }
}

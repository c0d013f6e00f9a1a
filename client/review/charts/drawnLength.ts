import type { Exact } from '@hesuan/shared/money/exact.ts'

/** How long, wide or large an amount is drawn. A place on the screen and no amount any more: nothing is computed from it. */
// biome-ignore lint/plugin: what is written beside the drawing comes from the exact amount
export const drawnLength = (amount: Exact): number => amount.toNumber()

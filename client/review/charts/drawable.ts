import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'

/** What has a size: more than nothing. */
export const isDrawable = ({ amount }: Pick<Part, 'amount'>): boolean => amount.isPositive() && !amount.isZero()

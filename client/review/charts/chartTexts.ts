/** The texts around every picture. */
export const chartTexts = {
  showFigures: '看数字',
  hideFigures: '收起数字',
  notDrawn: (cause: string): string => `图示没有载入，数字在下方的“看数字”里。${cause}`,
} as const

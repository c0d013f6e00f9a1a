/** A finding's sentence for whoever has that unit's section open: the unit goes without saying. */
export const ownWords = (sentence: string, unitCode: string): string =>
  sentence.startsWith(`${unitCode} `) ? sentence.replace(/^[^，：]*[，：]/, '') : sentence

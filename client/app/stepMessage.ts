/**
 * The key of every message about one step of a section's workflow. The page, the collaboration and the events each tell
 * of it in their own moment: under one key the later replaces the earlier, and a step is told once.
 */
export const stepMessage = (sectionId: string): string => `step|${sectionId}`

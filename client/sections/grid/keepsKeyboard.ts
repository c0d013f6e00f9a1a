/**
 * Whether the keyboard is somewhere that keeps it while cells are walked through: a grid that comes up, or goes to a
 * cell, leaves it there.
 */
export const keepsKeyboard = (): boolean => document.activeElement?.closest('[data-keeps-keyboard]') != null

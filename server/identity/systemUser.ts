/** Author of what the program itself writes. The first migration creates it; it has no account, so nobody can be it. */
export const SYSTEM_USER_ID = 'system'

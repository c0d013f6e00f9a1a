/**
 * The address that stands for a user name in the identity library, which signs people in by e-mail alone: its plug-in
 * for user names would load all of its plug-ins. `.invalid` never reaches anybody (RFC 2606).
 */
export const libraryAddress = (username: string): string => `${username.trim().toLowerCase()}@hesuan.invalid`

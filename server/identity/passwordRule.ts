/** In characters; what is longer only costs time to hash. */
export const LONGEST_PASSWORD = 200

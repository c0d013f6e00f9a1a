/** What the project runs on, by exact version, whatever the machine has. */
export const NODE_VERSION = '24.21.0'
export const PNPM_VERSION = '12.21.0'

import { betterAuth } from 'better-auth'
import type { Database } from '../storage/database.ts'
import type { PasswordHasher } from './passwordHash.ts'

const SESSION_SECONDS = 12 * 60 * 60
const LONGEST_PASSWORD = 200

export interface AuthLibraryOptions {
  readonly database: Database
  readonly hasher: PasswordHasher
  /** The address that people use, `https://…` behind TLS: then cookies are Secure. */
  readonly baseUrl: string
  /** Signs the cookies; the same for every process on one database. */
  readonly secret: string
  readonly warn: (message: string) => void
}

/** better-auth, as far as Hesuan uses it: passwords and sessions in our own tables. */
export const createAuthLibrary = ({ database, hasher, baseUrl, secret, warn }: AuthLibraryOptions) =>
  betterAuth({
    appName: 'Hesuan',
    baseURL: baseUrl,
    basePath: '/api/identity',
    secret,
    database: { db: database.write, type: database.dialect },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      disableColors: true,
      log: (_, message) => warn(message),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hasher.hash, verify: ({ hash, password }) => hasher.verify(hash, password) },
    },
    // Our own throttle counts by account: an address may be a whole office behind one proxy.
    rateLimit: { enabled: false },
    user: {
      modelName: 'auth_users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'auth_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'auth_accounts',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'hesuan',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Only used for rate limits and the address kept with a session; both are ours to do.
      ipAddress: { disableIpTracking: true },
    },
  })

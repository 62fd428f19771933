import { z } from 'zod'
import { addMs } from '#lib/dates.ts'
import { LOCALES } from '#lib/locale.ts'
import { decryptColumn, encryptColumn } from '#server/platform/crypto.ts'
import type { AccountKeys } from '../sealed.ts'

/** How long a new password may be on its way, in milliseconds. */
const openMs = 30 * 60_000

/** What one browser has begun: its codes are `id`'s, and no other browser's. `phone` in E.164. */
const begun = z.object({ id: z.uuid(), phone: z.string(), language: z.enum(LOCALES) })
/** The telephone is proven: only the authenticator's code is missing. `before` is what it signed in with, hashed. */
const proven = z.object({ accountId: z.uuid(), passwordHash: z.string(), before: z.string() })

export type BegunReset = z.infer<typeof begun>
export type ProvenReset = z.infer<typeof proven>

type Keys = Pick<AccountKeys, 'COLUMN_KEY'>

export const sealBegun = (config: Keys, content: BegunReset, now: Date): string =>
  seal(config, 'password-reset', content, now)
export const sealProven = (config: Keys, content: ProvenReset, now: Date): string =>
  seal(config, 'password-reset-proven', content, now)

/** What this browser has begun; null for a token that was changed, is another step's, or is over. */
export const begunIn = (config: Keys, token: string, now: Date): BegunReset | null =>
  open(config, 'password-reset', begun, token, now)
export const provenIn = (config: Keys, token: string, now: Date): ProvenReset | null =>
  open(config, 'password-reset-proven', proven, token, now)

/** Bound to its step: the one token is never taken for the other. */
type Place = 'password-reset' | 'password-reset-proven'

function seal({ COLUMN_KEY }: Keys, place: Place, content: object, now: Date): string {
  const plain = JSON.stringify({ content, until: addMs(now, openMs) })
  return encryptColumn(COLUMN_KEY, place, plain).toString('base64url')
}

function open<T>(
  { COLUMN_KEY }: Keys,
  place: Place,
  schema: z.ZodType<T>,
  token: string,
  now: Date,
): T | null {
  try {
    const plain = decryptColumn(COLUMN_KEY, place, Buffer.from(token, 'base64url'))
    const { content, until } = z.object({ content: schema, until: z.coerce.date() }).parse(JSON.parse(plain))
    return now < until ? content : null
  } catch {
    return null
  }
}

import { z } from 'zod'
import { addMs } from '#lib/dates.ts'
import { decryptColumn, encryptColumn } from '#server/platform/crypto.ts'
import type { SignedInAccount } from '../account-contract.ts'
import type { AccountKeys } from './sealed.ts'

/** How long something may be on its way that takes more than one page, in milliseconds. */
const openMs = 10 * 60_000

type Keys = Pick<AccountKeys, 'COLUMN_KEY'>
type Asked = { readonly account: Pick<SignedInAccount, 'accountId' | 'sessionId'>; readonly now: Date }
type Kind = 'phone-change' | 'totp-enrolment' | 'grant'

const place = (kind: Kind, { account: { accountId, sessionId } }: Asked): string =>
  `${kind}:${accountId}:${sessionId}`

/** What this very session has begun, sealed for its cookie: nothing is kept here. */
export function sealBegun(config: Keys, kind: Kind, asked: Asked, content: object): string {
  const sealed = JSON.stringify({ content, until: addMs(asked.now, openMs) })
  return encryptColumn(config.COLUMN_KEY, place(kind, asked), sealed).toString('base64url')
}

/** What it has begun; null for another session's, one that was changed, or is over. */
export function begunIn<T>(
  config: Keys,
  { kind, schema }: { readonly kind: Kind; readonly schema: z.ZodType<T> },
  asked: Asked,
  token: string,
): T | null {
  try {
    const plain = decryptColumn(config.COLUMN_KEY, place(kind, asked), Buffer.from(token, 'base64url'))
    const { content, until } = z.object({ content: schema, until: z.coerce.date() }).parse(JSON.parse(plain))
    return asked.now < until ? content : null
  } catch {
    return null
  }
}

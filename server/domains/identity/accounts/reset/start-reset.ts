import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SendCodeRefusal, StartedReset, StartResetRefusal } from '../../account-contract.ts'
import type { Asker } from '../../limits/knock.ts'
import { type SendDeps, sendCodeIn } from '../codes/send-code.ts'
import { maySendTo } from '../codes/strangers-sends.ts'
import { type AccountDeps, phoneHash } from '../sealed.ts'
import { mobile } from '../sign-up/read-fields.ts'
import { type BegunReset, begunIn, sealBegun } from './reset-token.ts'

const byPhone = {
  name: 'identity.reset-of',
  text: 'SELECT 1 FROM id_account WHERE phone_hash = $1 AND disabled_at IS NULL',
}

/**
 * Begins a new password in this browser: sends a code to the telephone if it has an account. If it has none all else is the
 * same, be it refusals, limits or what is written; the message is then withheld. The code is good in this browser alone, and
 * ends no code that another has asked for. `token` is for the cookie.
 */
export function startReset(
  deps: SendDeps,
  { phone: typed, language, ...asker }: Asker & { readonly phone: string; readonly language: Locale },
): Promise<Result<StartedReset, StartResetRefusal>> {
  const phone = mobile(typed)
  if (!phone.ok) return Promise.resolve(phone)
  return send(deps, { id: newUuid(asker.now), phone: phone.value, language }, asker)
}

/** Sends another code for a new password that this browser has begun; GONE after half an hour. */
export async function sendResetCode(
  deps: SendDeps,
  { token, ...asker }: Asker & { readonly token: string },
): Promise<Result<StartedReset, SendCodeRefusal | { readonly code: 'GONE' }>> {
  const known = begunIn(deps.config, token, asker.now)
  return known === null ? err({ code: 'GONE' }) : send(deps, known, asker)
}

async function send(
  deps: SendDeps,
  begun: BegunReset,
  asker: Asker,
): Promise<Result<StartedReset, SendCodeRefusal>> {
  const { phone, language } = begun
  const { now } = asker
  const code = codeOfReset(begun)
  const allowed = await maySendTo(deps, asker, { ...code, phone })
  if (!allowed.ok) return allowed
  const { lane, counted } = allowed.value
  const order = { ...code, lane, words: {}, phone, language, now }
  const withheld = !(await hasAccount(deps, phone))
  const sent = await unitOfWork(deps.database, (tx) => sendCodeIn(tx, deps, order, { withheld, counted }))
  if (!sent.ok) return sent
  const { maskedPhone, validUntil, nextCodeAt } = sent.value
  return ok({ token: sealBegun(deps.config, begun, now), maskedPhone, validUntil, nextCodeAt })
}

async function hasAccount({ database, config }: AccountDeps, phone: string): Promise<boolean> {
  const rows = await database.query(byPhone, [phoneHash(config, phone)])
  return rows.length > 0
}

/** The code of this browser's reset, whether or not the telephone has an account. */
export const codeOfReset = ({ id, phone }: BegunReset) =>
  ({ purpose: 'RESET_PASSWORD', subject: id, binding: `reset:${phone}` }) as const

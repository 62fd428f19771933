import type { Result } from '#lib/result.ts'
import type { WordsOf } from '#server/domains/notifications/index.ts'
import type { SendCodeRefusal, SentCode, SignedInAccount } from '../../account-contract.ts'
import { unseal } from '../sealed.ts'
import { type SendDeps, sendOneTimeCode } from './send-code.ts'

export type AccountCodeOrder = {
  readonly account: Pick<SignedInAccount, 'accountId' | 'language'>
  /** The one thing that it is good for. */
  readonly binding: string
  /** What the SMS says of its purpose. */
  readonly words: Omit<WordsOf<'CONFIRM_PAYMENT'>, 'code'>
  readonly now: Date
}

const phoneOf = {
  name: 'identity.phone-for-code',
  text: 'SELECT phone_cipher AS phone FROM id_account WHERE id = $1 AND disabled_at IS NULL',
}

/** Sends whoever is signed in a code for a payment, to the telephone of their account. */
export async function sendPaymentCode(
  deps: SendDeps,
  { account: { accountId, language }, binding, words, now }: AccountCodeOrder,
): Promise<Result<SentCode, SendCodeRefusal>> {
  const [row] = await deps.database.query<{ phone: Uint8Array }>(phoneOf, [accountId])
  if (row === undefined) throw new Error('Whoever is signed in has an account')
  const phone = unseal(deps.config, 'id_account.phone', accountId, row.phone)
  const order = {
    purpose: 'CONFIRM_PAYMENT',
    subject: accountId,
    binding,
    phone,
    language,
    words,
    now,
  } as const
  return sendOneTimeCode(deps, order)
}

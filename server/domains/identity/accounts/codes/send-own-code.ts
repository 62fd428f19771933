import type { Result } from '#lib/result.ts'
import type { WordsOf } from '#server/domains/notifications/index.ts'
import type { SendCodeRefusal, SentCode, SignedInAccount } from '../../account-contract.ts'
import { ownPhone } from '../own-phone.ts'
import { type Purposed, type SendDeps, sendOneTimeCode } from './send-code.ts'

type OwnCode = {
  readonly account: Pick<SignedInAccount, 'accountId' | 'language'>
  /** The one thing that it is good for. */
  readonly binding: string
  readonly now: Date
}

/** Sends whoever is signed in a code, to the telephone of their account. */
export async function sendOwnCode(
  deps: SendDeps,
  { account, ...order }: OwnCode & Purposed,
): Promise<Result<SentCode, SendCodeRefusal>> {
  const phone = await ownPhone(deps, account)
  return sendOneTimeCode(deps, {
    ...order,
    subject: account.accountId,
    phone,
    lane: 'OWN',
    language: account.language,
  })
}

/** Sends whoever is signed in a code for a payment; `words` are what the SMS says of it. */
export function sendPaymentCode(
  deps: SendDeps,
  order: OwnCode & { readonly words: Omit<WordsOf<'CONFIRM_PAYMENT'>, 'code'> },
): Promise<Result<SentCode, SendCodeRefusal>> {
  return sendOwnCode(deps, { ...order, purpose: 'CONFIRM_PAYMENT' })
}

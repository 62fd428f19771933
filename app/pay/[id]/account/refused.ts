import { redirect } from 'next/navigation'
import { formatTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import type { SendCodeRefusal } from '#server/domains/identity/account-contract.ts'
import type { DebitRefusal } from '#server/domains/payments/account-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { currentPath, payPath } from '../_components/payment-for.ts'

/** Why the debit was not ordered, in words; a payment that has moved on leads to where it stands. */
export function debitRefused(t: Texts, publicId: string, error: DebitRefusal): string {
  const { refused } = t.payAccount
  switch (error.code) {
    case 'NOT_PAYABLE':
      return redirect(currentPath(publicId, error.state))
    // The check page names what changed, and goes on with the rest.
    case 'CHARGES_CHANGED':
      return redirect(payPath(publicId, ''))
    case 'HELD':
      return refused.HELD(error.until && formatTime(new Date(error.until)))
    case 'OVER_LIMIT':
      return refused.OVER_LIMIT(formatDong(BigInt(error.leftToday)))
    case 'OUT_OF_SCOPE':
      return refused.OUT_OF_SCOPE(someOf(error.dossierCodes))
    case 'CODE_WRONG':
      return refused.CODE_WRONG(error.triesLeft)
    case 'TOO_MANY':
      return refused.TOO_MANY(error.retryAfterSeconds)
    default:
      return refused[error.code]
  }
}

/** Why no code was sent. */
export function codeNotSent(t: Texts, error: SendCodeRefusal | { readonly code: 'NOT_PAYABLE' }): string {
  const { refused } = t.payAccount
  if (error.code === 'TOO_SOON') return refused.TOO_SOON(formatTime(new Date(error.nextCodeAt)))
  if (error.code === 'TOO_MANY' || error.code === 'CODES_EXHAUSTED')
    return refused.TOO_MANY(error.retryAfterSeconds)
  return refused.NOT_PAYABLE
}

const mostNamed = 5

function someOf(codes: readonly string[]): string {
  const rest = codes.length - mostNamed
  return codes.slice(0, mostNamed).join(', ') + (rest > 0 ? ` (+${rest})` : '')
}

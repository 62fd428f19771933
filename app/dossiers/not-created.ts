import { formatTime } from '#lib/dates.ts'
import type { CreatePaymentRefusal } from '#server/domains/payments/contract.ts'
import type { Texts } from '../_text/vi/index.ts'

/** Why no payment was made of the chosen dossiers, and what to do. */
export function notCreated(t: Texts, error: CreatePaymentRefusal): string {
  const { refused } = t.dossiers
  if (error.code !== 'HELD') return refused[error.code]
  return refused.HELD(error.dossierCodes.join(', '), error.until && formatTime(new Date(error.until)))
}

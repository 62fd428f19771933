import { z } from 'zod'
import { isoDate } from '#lib/dates.ts'
import { dongSchema } from '#lib/money.ts'
import type { AccountDebit } from './account-debit-store.ts'
import { splitFits } from './split.ts'
import { REFERENCE_FORM } from './wire.ts'

/** The bodies of account debits and mandates (docs/bank-api.md), strict: a field too many is a mistake worth hearing of. */
const amount = dongSchema.refine((value) => value > 0n, 'must be more than 0')
const share = z.strictObject({ agencyId: z.string().min(1).max(64), amount })

export const accountDebitBody = z
  .strictObject({
    mandate: z.string().regex(REFERENCE_FORM),
    amount,
    split: z.array(share).min(1).max(500),
    description: z.string().min(1).max(140),
  })
  .refine((body) => splitFits(body.split, body.amount), {
    path: ['split'],
    message: 'must name each beneficiary once and sum to amount',
  })

export const mandateBody = z
  .strictObject({
    version: z.number().int().min(1).max(2_147_483_647),
    state: z.enum(['ACTIVE', 'SUSPENDED', 'ENDED']),
    account: z.string().min(1).max(34),
    accountHolder: z.string().min(1).max(200),
    holderTaxCode: z.string().min(1).max(14).nullable(),
    holderIdentityNumber: z.string().min(1).max(12).nullable(),
    dailyLimit: amount,
  })
  .refine(({ holderTaxCode, holderIdentityNumber }) => holderTaxCode ?? holderIdentityNumber, {
    path: ['holderTaxCode'],
    message: 'is there, or holderIdentityNumber is',
  })

export type AccountDebitBody = z.output<typeof accountDebitBody>
export type MandateBody = z.output<typeof mandateBody>

/** An account debit as the API tells it, in answers and in results. */
export function debitView(debit: AccountDebit): Record<string, string> {
  const { order, bankReference, reason, settleAt } = debit
  return {
    reference: debit.reference,
    status: debit.status,
    ...(order !== undefined && { amount: order.amount.toString() }),
    at: isoDate(debit.changedAt),
    ...(bankReference !== undefined && { bankReference }),
    ...(reason !== undefined && { reason }),
    ...(settleAt !== undefined && { expectedBy: isoDate(settleAt) }),
  }
}

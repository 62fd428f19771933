import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { err, type Result } from '#lib/result.ts'
import { publicId, requestId, typedText } from '#server/api/inputs.ts'
import { holderProcedure } from '#server/api/trpc.ts'
import { othersDossiers } from '#server/domains/dossiers/index.ts'
import type { ActingHolder, SendCodeRefusal, SentCode } from '#server/domains/identity/account-contract.ts'
import { sendPaymentCode } from '#server/domains/identity/index.ts'
import type { AccountChoices, DebitRefusal } from '#server/domains/payments/account-contract.ts'
import type { PublicState } from '#server/domains/payments/contract.ts'
import {
  accountChoices,
  chargesOfOwnPayment,
  debitBinding,
  type OwnCharges,
  startAccountDebit,
} from '#server/domains/payments/index.ts'
import type { Deps } from '#server/wiring.ts'
import { throwNotFound } from './not-found.ts'

const payer = holderProcedure('OWNER', 'ACCOUNTANT')
const ofPayment = z.object({ publicId })
const ofAccount = ofPayment.extend({ registrationId: z.uuid() })

/** The accounts that the payment may be debited from, and what each can do for it now. */
export const accounts = payer.input(ofPayment).query(async ({ ctx, input }): Promise<AccountChoices> => {
  const { deps, account } = ctx
  const { amount, others } = await paymentOf(deps, input.publicId, account.holder)
  return accountChoices(deps.payments, { holderId: account.holder.id, amount, othersDossiers: others })
})

/** Sends a code that is good for this payment, its amount and this account alone. */
export const sendDebitCode = payer
  .input(ofAccount)
  .mutation(async ({ ctx, input }): Promise<Result<SentCode, SendCodeRefusal | { code: 'NOT_PAYABLE' }>> => {
    const { deps, account } = ctx
    const { amount, dossiers, payable } = await paymentOf(deps, input.publicId, account.holder)
    if (!payable) return err({ code: 'NOT_PAYABLE' })
    return sendPaymentCode(deps, {
      account,
      binding: debitBinding({ ...input, amount }),
      words: { amount, dossiers, payment: input.publicId },
      now: deps.clock(),
    })
  })

const confirmation = z.discriminatedUnion('by', [
  z.object({ by: z.literal('SESSION') }),
  z.object({ by: z.literal('TOTP'), typed: typedText }),
  z.object({ by: z.literal('SMS'), typed: typedText }),
])

/** Orders the debit. From here on money may move. */
export const debitAccount = payer
  .input(ofAccount.extend({ confirmation, requestId }))
  .mutation(async ({ ctx, input }): Promise<Result<{ state: PublicState }, DebitRefusal>> => {
    const { deps, account } = ctx
    const { holder, accountId } = account
    const { others } = await paymentOf(deps, input.publicId, holder)
    const { visitorId, id: holderId } = holder
    const order = { ...input, visitorId, holderId, accountId, othersDossiers: others }
    return throwNotFound(await startAccountDebit(deps.payments, order))
  })

/** One that the holder may debit an account for. To this way of paying no other exists: `payRest` makes one of the holder's own. */
async function paymentOf(
  { database }: Pick<Deps, 'database'>,
  id: string,
  { visitorId, ownerKey }: ActingHolder,
): Promise<OwnCharges & { readonly others: readonly string[] }> {
  const own = await chargesOfOwnPayment(database, { publicId: id, visitorId }, 'DEBIT')
  if (own === null) throw new TRPCError({ code: 'NOT_FOUND' })
  return { ...own, others: await othersDossiers(database, own.chargeIds, ownerKey) }
}

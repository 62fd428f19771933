import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { err, type Result } from '#lib/result.ts'
import { publicId, requestId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import type { CreatePaymentRefusal } from '#server/domains/payments/contract.ts'
import { chargesOfOwnPayment, createPayment, type OwnCharges } from '#server/domains/payments/index.ts'

/** Makes a new payment of what is still owed of an old one, with the fees as they are now. The old one stays as it is. */
export const payRest = visitorProcedure
  .input(z.object({ publicId, requestId }))
  .mutation(async ({ ctx, input }): Promise<Result<{ publicId: string }, CreatePaymentRefusal>> => {
    const { deps, visitorId, account } = ctx
    const own = await chargesOfOwnPayment(deps.database, { ...input, visitorId }, 'PAY')
    if (own === null) throw new TRPCError({ code: 'NOT_FOUND' })
    const made = await createPayment(deps.payments, {
      visitorId,
      accountId: account?.accountId,
      chargeIds: own.chargeIds,
      requestId: input.requestId,
    })
    if (made.ok) return made
    if (made.error.code === 'NOTHING_OWED') return err(made.error)
    const { chargeIds, until } = made.error
    return err({ code: 'HELD', dossierCodes: labelsOf(own, chargeIds), until: until?.toISOString() ?? null })
  })

const labelsOf = ({ chargeIds, labels }: OwnCharges, some: readonly string[]): string[] => [
  ...new Set(labels.filter((_, at) => some.includes(chargeIds[at] ?? ''))),
]

import { z } from 'zod'
import { err, type Result } from '#lib/result.ts'
import { requestId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { chargesToPay, type PayableDossier } from '#server/domains/dossiers/index.ts'
import { mostAtOnce } from '#server/domains/dossiers/listing-contract.ts'
import type { CreatePaymentRefusal } from '#server/domains/payments/contract.ts'
import { createPayment } from '#server/domains/payments/index.ts'
import { listHolder } from '../dossiers/holder.ts'

/** What a form may name: more than one payment takes is refused in words. */
const mostNamed = 5_000

export const create = visitorProcedure
  .input(z.object({ dossierIds: z.array(z.uuid()).max(mostNamed), requestId }))
  .mutation(async ({ ctx, input }): Promise<Result<{ publicId: string }, CreatePaymentRefusal>> => {
    const { deps, visitorId, account } = ctx
    const wanted = new Set(input.dossierIds)
    if (wanted.size === 0) return err({ code: 'NOTHING_CHOSEN' })
    if (wanted.size > mostAtOnce) return err({ code: 'TOO_MANY_DOSSIERS' })
    const holder = listHolder(ctx, visitorId)
    const dossiers = await chargesToPay(deps.database, holder, [...wanted], deps.clock())
    if (dossiers.length < wanted.size) return err({ code: 'NOT_ON_YOUR_LIST' })
    const chargeIds = dossiers.flatMap((dossier) => dossier.chargeIds)
    const created = await createPayment(deps.payments, {
      visitorId,
      accountId: account?.accountId,
      chargeIds,
      requestId: input.requestId,
    })
    return created.ok || created.error.code !== 'HELD'
      ? (created as Result<{ publicId: string }, CreatePaymentRefusal>)
      : err(held(dossiers, created.error))
  })

function held(
  dossiers: readonly PayableDossier[],
  refusal: { readonly chargeIds: readonly string[]; readonly until: Date | null },
): CreatePaymentRefusal {
  const holding = dossiers.filter(({ chargeIds }) => chargeIds.some((id) => refusal.chargeIds.includes(id)))
  return {
    code: 'HELD',
    dossierCodes: holding.map(({ code }) => code),
    until: refusal.until?.toISOString() ?? null,
  }
}

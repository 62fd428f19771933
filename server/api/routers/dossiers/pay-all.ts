import { z } from 'zod'
import { err, ok, type Result } from '#lib/result.ts'
import { requestId } from '#server/api/inputs.ts'
import { holderProcedure } from '#server/api/trpc.ts'
import { allOfFilter, chargesToPay } from '#server/domains/dossiers/index.ts'
import { mostAtOnce, type PayAllRefusal } from '#server/domains/dossiers/listing-contract.ts'
import { accountRoles } from '#server/domains/identity/account-contract.ts'
import { createPayment } from '#server/domains/payments/index.ts'
import { holderFilter } from './filter.ts'
import { listHolder } from './holder.ts'

/** What the page said that "all" is. */
const shown = z.object({
  asOf: z.iso.datetime(),
  count: z.number().int().min(0).max(mostAtOnce),
  total: z.string().regex(/^\d{1,20}$/),
})

/**
 * Makes one payment of all that the page showed for a filter. What came since is not in it. Where some of it was paid or
 * is held meanwhile, nothing is begun, and the answer says what is left.
 */
export const payAll = holderProcedure(...accountRoles)
  .input(z.object({ filter: holderFilter, shown, requestId }))
  .mutation(async ({ ctx, input }): Promise<Result<{ publicId: string }, PayAllRefusal>> => {
    const { deps, visitorId, account } = ctx
    const now = deps.clock()
    const holder = listHolder(ctx, visitorId)
    const asOf = new Date(Math.min(Date.parse(input.shown.asOf), now.getTime()))
    const { all, dossierIds } = await allOfFilter(deps.database, holder, input.filter, asOf)
    const { count, total } = input.shown
    if (all.count !== count || all.total !== total) return changed()
    const dossiers = await chargesToPay(deps.database, holder, dossierIds, now)
    const chargeIds = dossiers.flatMap((dossier) => dossier.chargeIds)
    const created = await createPayment(deps.payments, {
      visitorId,
      accountId: account.accountId,
      chargeIds,
      requestId: input.requestId,
    })
    return created.ok ? ok(created.value) : changed()

    async function changed() {
      const left = await allOfFilter(deps.database, holder, input.filter, now)
      if (left.all.count === 0) return err({ code: 'NOTHING_OWED' as const })
      return err({ code: 'CHANGED' as const, now: left.all })
    }
  })

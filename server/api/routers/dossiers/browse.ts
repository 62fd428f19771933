import { z } from 'zod'
import { holderProcedure } from '#server/api/trpc.ts'
import {
  agenciesOfHolder,
  allOfFilter,
  listHolderDossiers,
  type PageStart,
  placeOf,
} from '#server/domains/dossiers/index.ts'
import { accountRoles } from '#server/domains/identity/account-contract.ts'
import { holderFilter } from './filter.ts'
import { listHolder } from './holder.ts'

const cursor = z.string().max(100).nullable()

/**
 * A page of the holder's dossiers with what filters may name, and what "all of this filter" would pay where that is more
 * than the page and owes something. A place that is none of ours is the beginning.
 */
export const browse = holderProcedure(...accountRoles)
  .input(z.object({ filter: holderFilter, after: cursor, before: cursor }))
  .query(async ({ ctx, input }) => {
    const { deps, visitorId, account } = ctx
    const holder = listHolder(ctx, visitorId)
    const [page, agencies] = await Promise.all([
      listHolderDossiers(deps.database, holder, input.filter, startOf(input)),
      agenciesOfHolder(deps.database, holder),
    ])
    const whole = page.next === null && page.previous === null
    const chosen =
      whole || input.filter.state === 'SETTLED'
        ? null
        : await allOfFilter(deps.database, holder, input.filter, deps.clock())
    return { ...page, agencies, all: chosen?.all ?? null, verified: account.holder.verified }
  })

function startOf({
  after,
  before,
}: {
  readonly after: string | null
  readonly before: string | null
}): PageStart {
  const [later, earlier] = [after && placeOf(after), before && placeOf(before)]
  if (later) return { after: later }
  return earlier ? { before: earlier } : null
}

import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { publicId, typedText } from '#server/api/inputs.ts'
import { holderProcedure } from '#server/api/trpc.ts'
import { accountRoles } from '#server/domains/identity/account-contract.ts'
import {
  listStatement,
  readOwnReference,
  setOwnReference as set,
  totalStatement,
} from '#server/domains/payments/index.ts'
import { period } from './inputs.ts'

/** Whoever acts for a holder, in either role: the books are what accountants are for. */
export const members = holderProcedure(...accountRoles)

/** A page of what the holder paid in a period. A place that is none of ours is the beginning. */
export const list = members
  .input(z.object({ period, after: z.string().max(100).nullable() }))
  .query(({ ctx: { deps, account }, input }) =>
    listStatement(deps.payments, account.holder.id, input.period, input.after),
  )

export const totals = members
  .input(z.object({ period }))
  .query(({ ctx: { deps, account }, input }) =>
    totalStatement(deps.database, account.holder.id, input.period),
  )

/** A payment as the form that names it shows it. */
export const ownReference = members
  .input(z.object({ publicId }))
  .query(async ({ ctx: { deps, account }, input }) => {
    const found = await readOwnReference(deps.database, { holderId: account.holder.id, ...input })
    if (found === null) throw new TRPCError({ code: 'NOT_FOUND' })
    return found
  })

export const setOwnReference = members
  .input(z.object({ publicId, text: typedText }))
  .mutation(({ ctx: { deps, account }, input }) =>
    set(deps.database, { holderId: account.holder.id, ...input }),
  )

import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { holderProcedure } from '#server/api/trpc.ts'
import { accountRoles } from '#server/domains/identity/account-contract.ts'
import { holderDetails, updateDetails as update } from '#server/domains/identity/index.ts'
import { typedOrganisation, typedPerson } from '../account-entry/inputs.ts'

/** Everything about the holder that its registration form prints. */
export const details = holderProcedure(...accountRoles).query(async ({ ctx: { deps, account } }) => {
  const found = await holderDetails(deps, account.holder.id)
  if (found === null) throw new TRPCError({ code: 'NOT_FOUND' })
  return found
})

const typedDetails = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ORGANISATION'), ...typedOrganisation }),
  z.object({ kind: z.literal('PERSON'), name: typedText, ...typedPerson }),
])

/** Corrects them; of a verified holder only how it is reached. */
export const updateDetails = holderProcedure('OWNER')
  .input(typedDetails)
  .mutation(({ ctx: { deps, account }, input }) => update(deps, { account, typed: input, now: deps.clock() }))

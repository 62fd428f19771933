import { z } from 'zod'
import { publicProcedure } from '#server/api/trpc.ts'
import { invitationOf } from '#server/domains/identity/index.ts'

const input = z.object({ token: z.string().max(100), issuer: z.string().max(100) })

/** What an invitation is to, for whoever holds its token. */
export const invitation = publicProcedure.input(input).query(({ ctx, input: { token, issuer } }) => {
  const { deps } = ctx
  return invitationOf(deps, { token, issuer, now: deps.clock() })
})

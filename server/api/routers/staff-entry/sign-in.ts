import { z } from 'zod'
import { publicProcedure } from '#server/api/trpc.ts'
import { signIn as openSession } from '#server/domains/identity/index.ts'

/** Opens a session. Its token goes into the cookie, by next-auth. Limited for the address and for the account. */
export const signIn = publicProcedure
  .input(z.object({ email: z.string(), password: z.string(), code: z.string() }))
  .mutation(({ ctx, input }) => {
    const { deps, address, browser, device } = ctx
    return openSession(deps, { ...input, address, browser, userAgent: device, now: deps.clock() })
  })

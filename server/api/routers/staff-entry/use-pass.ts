import { z } from 'zod'
import { publicProcedure } from '#server/api/trpc.ts'
import { usePass as use } from '#server/domains/identity/index.ts'

/** Makes the browser known to whose mail the pass came. Signs nobody in. */
export const usePass = publicProcedure
  .input(z.object({ token: z.string().max(100) }))
  .mutation(({ ctx, input: { token } }) => {
    const { deps, browser } = ctx
    return use(deps, { token, browser, now: deps.clock() })
  })

import { z } from 'zod'
import { publicProcedure } from '#server/api/trpc.ts'
import { acceptInvitation } from '#server/domains/identity/index.ts'

/** Cut, so that nothing of any length is normalised; each field's own rule refuses what is too long. */
const typed = z.string().transform((text) => text.slice(0, 1_000))

const input = z.object({ token: z.string().max(100), name: typed, password: typed, code: typed })

/** Makes a member of the staff of whoever holds an open invitation. */
export const accept = publicProcedure
  .input(input)
  .mutation(({ ctx, input: order }) => acceptInvitation(ctx.deps, { ...order, now: ctx.deps.clock() }))

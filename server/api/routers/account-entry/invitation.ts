import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import { memberInvitationOf, startMember as start } from '#server/domains/identity/index.ts'
import { askedNow, language, token, typedPassword } from './inputs.ts'
import { sendingProcedure } from './sending.ts'

/** What whoever has this link is invited to. */
export const invitation = publicProcedure
  .input(z.object({ token }))
  .query(({ ctx, input }) => memberInvitationOf(ctx.deps, { ...input, now: ctx.deps.clock() }))

/** Begins the account of somebody who was invited, and sends the code that proves the invited telephone. */
export const startMember = sendingProcedure
  .input(z.object({ token, name: typedText, password: typedPassword, language }))
  .mutation(({ ctx, input }) => start(ctx.deps, { ...input, ...askedNow(ctx) }))

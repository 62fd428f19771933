import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { decideHolder as decide } from '#server/domains/registrations/index.ts'
import { holderDecisions } from '#server/domains/registrations/story-contract.ts'

export const decideHolder = staffProcedure('OPERATOR')
  .input(
    z.object({
      holderId: z.uuid(),
      decision: z.enum(holderDecisions),
      seen: z.string().max(64),
      reason: typedText,
    }),
  )
  .mutation(({ ctx, input }) => decide(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }))

import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { proposeResolution } from '#server/domains/payments/index.ts'
import { seenItem } from './inputs.ts'

const wanted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('RETURN'), reason: typedText }),
  z.object({ kind: z.literal('ASSIGN'), reason: typedText, number: typedText }),
])

export const propose = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(seenItem.extend({ wanted }))
  .mutation(({ ctx, input }) => proposeResolution(ctx.deps.payments, { ...input, staff: ctx.staff }))

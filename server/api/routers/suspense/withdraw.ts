import { staffProcedure } from '#server/api/trpc.ts'
import { withdrawProposal } from '#server/domains/payments/index.ts'
import { seenItem } from './inputs.ts'

export const withdraw = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(seenItem)
  .mutation(({ ctx, input }) => withdrawProposal(ctx.deps.payments, { ...input, staff: ctx.staff }))

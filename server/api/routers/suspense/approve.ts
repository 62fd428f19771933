import { staffProcedure } from '#server/api/trpc.ts'
import { approveResolution } from '#server/domains/payments/index.ts'
import { seenItem } from './inputs.ts'

export const approve = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(seenItem)
  .mutation(({ ctx, input }) => approveResolution(ctx.deps.payments, { ...input, staff: ctx.staff }))

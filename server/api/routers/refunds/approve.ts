import { staffProcedure } from '#server/api/trpc.ts'
import { approveRefund } from '#server/domains/payments/index.ts'
import { seenRefund } from './inputs.ts'

export const approve = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(seenRefund)
  .mutation(({ ctx, input }) => approveRefund(ctx.deps.payments, { ...input, staff: ctx.staff }))

import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { retryRefused } from '#server/domains/payments/index.ts'
import { seenRefund } from './inputs.ts'

export const retry = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(seenRefund.extend({ reason: typedText }))
  .mutation(({ ctx, input }) => retryRefused(ctx.deps.payments, { ...input, staff: ctx.staff }))

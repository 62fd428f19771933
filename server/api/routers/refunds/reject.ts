import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { rejectRefund } from '#server/domains/payments/index.ts'
import { seenRefund } from './inputs.ts'

export const reject = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(seenRefund.extend({ note: typedText }))
  .mutation(({ ctx, input }) => rejectRefund(ctx.deps.payments, { ...input, staff: ctx.staff }))

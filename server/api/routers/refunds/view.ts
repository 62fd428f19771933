import { z } from 'zod'
import { staffProcedure } from '#server/api/trpc.ts'
import { viewRefund } from '#server/domains/payments/index.ts'

/** Null for a refund that does not exist and for one that this person may not see, which look the same. */
export const view = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(z.object({ refundId: z.uuid() }))
  .query(({ ctx, input }) => viewRefund(ctx.deps.payments, ctx.staff, input.refundId))

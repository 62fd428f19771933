import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { requestId, typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { requestRefund } from '#server/domains/payments/index.ts'

export const request = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(z.object({ chargeId: z.uuid(), amount: dongSchema, reason: typedText, requestId }))
  .mutation(({ ctx, input }) => requestRefund(ctx.deps.payments, { ...input, staff: ctx.staff }))

import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { findRefundable } from '#server/domains/payments/index.ts'

export const findCharges = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(z.object({ typed: typedText }))
  .query(({ ctx, input }) => findRefundable(ctx.deps.payments, ctx.staff, input.typed))

import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { viewPayment } from '#server/domains/payments/index.ts'

export const view = visitorProcedure.input(z.object({ publicId })).query(async ({ ctx, input }) => {
  const payment = await viewPayment(ctx.deps.payments, input.publicId, ctx.visitorId)
  if (payment === null) throw new TRPCError({ code: 'NOT_FOUND' })
  return payment
})

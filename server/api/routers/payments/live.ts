import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { livePayments, viewPayment } from '#server/domains/payments/index.ts'

/** What an open page follows, now. */
export const live = visitorProcedure.input(z.object({ publicId })).query(async ({ ctx, input }) => {
  const { payments } = ctx.deps
  const own = await viewPayment(payments, input.publicId, ctx.visitorId)
  const [now] = own === null ? [] : await livePayments(payments, [own.publicId])
  if (now === undefined) throw new TRPCError({ code: 'NOT_FOUND' })
  return now
})

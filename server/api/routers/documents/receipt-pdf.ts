import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { agencyId, publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { printedReceipt, viewPayment } from '#server/domains/payments/index.ts'
import { drawn } from './drawn.ts'
import { issuedBy } from './issuing-portal.ts'
import { paidBy } from './paid-by.ts'

/** What one agency received of a payment. */
export const receiptPdf = visitorProcedure
  .input(z.object({ publicId, agencyId, language: z.enum(['vi', 'vi-en']) }))
  .query(async ({ ctx, input }) => {
    const { config, database, payments } = ctx.deps
    const payment = await viewPayment(payments, input.publicId, ctx.visitorId)
    const method = payment && paidBy(payment)
    if (!payment?.paidAt || !method) throw new TRPCError({ code: 'NOT_FOUND' })
    const receipt = await printedReceipt(database, payment.publicId, input.agencyId, ctx.visitorId)
    if (receipt === null) throw new TRPCError({ code: 'NOT_FOUND' })
    const { verificationCode, ...printed } = receipt
    return drawn(ctx.deps, ctx.visitorId, 'receipt', {
      ...issuedBy(config, verificationCode),
      ...printed,
      paymentId: payment.publicId,
      paidAt: new Date(payment.paidAt),
      method,
      // No agency's key signs receipts yet: the paper is the Portal's.
      signed: false,
      shortened: payment.shortened,
      language: input.language,
    })
  })

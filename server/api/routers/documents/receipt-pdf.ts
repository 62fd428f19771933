import { z } from 'zod'
import { agencyId, publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { printedReceipt } from '#server/domains/payments/index.ts'
import { drawnOfPayment, readOfPayment } from './drawn.ts'
import { issuedBy } from './issuing-portal.ts'
import { paidBy } from './paid-by.ts'

/** What one agency received of a payment. */
export const receiptPdf = visitorProcedure
  .input(z.object({ publicId, agencyId, language: z.enum(['vi', 'vi-en']) }))
  .query(({ ctx, input: { publicId, agencyId, language }, signal }) => {
    const { config, database } = ctx.deps
    const paper = async (payment: PaymentView) => {
      const method = paidBy(payment)
      if (!payment.paidAt || !method) return null
      const receipt = await printedReceipt(database, publicId, agencyId, ctx.visitorId)
      if (receipt === null) return null
      const { verificationCode, ...printed } = receipt
      return {
        ...issuedBy(config, verificationCode),
        ...printed,
        paymentId: payment.publicId,
        paidAt: new Date(payment.paidAt),
        method,
        // No agency's key signs receipts yet: the paper is the Portal's.
        signed: false,
        shortened: payment.shortened,
        language,
      }
    }
    const read = () => readOfPayment(ctx, publicId, paper)
    return drawnOfPayment(ctx, { publicId, kind: 'receipt', read, signal })
  })

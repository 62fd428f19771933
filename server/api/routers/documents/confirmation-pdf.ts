import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { documentLanguages } from '#server/domains/documents/index.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { drawnOfPayment, readOfPayment } from './drawn.ts'
import { issuedBy } from './issuing-portal.ts'
import { paidBy } from './paid-by.ts'

export const confirmationPdf = visitorProcedure
  .input(z.object({ publicId, language: z.enum(documentLanguages) }))
  .query(({ ctx, input: { publicId, language }, signal }) => {
    const paper = (payment: PaymentView) => {
      const method = paidBy(payment)
      if (!payment.paidAt || !payment.verificationCode || !method) return null
      const lines = payment.paidLines ?? payment.lines
      return {
        ...issuedBy(ctx.deps.config, payment.verificationCode),
        publicId: payment.publicId,
        amount: BigInt(payment.paidAmount ?? payment.amount),
        lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })),
        paidAt: new Date(payment.paidAt),
        method,
        shortened: payment.shortened,
        language,
      }
    }
    const read = () => readOfPayment(ctx, publicId, paper)
    return drawnOfPayment(ctx, { publicId, kind: 'confirmation', read, signal })
  })

import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { documentLanguages } from '#server/domains/documents/index.ts'
import { viewPayment } from '#server/domains/payments/index.ts'
import { drawn } from './drawn.ts'
import { issuedBy } from './issuing-portal.ts'
import { paidBy } from './paid-by.ts'

export const confirmationPdf = visitorProcedure
  .input(z.object({ publicId, language: z.enum(documentLanguages) }))
  .query(async ({ ctx, input }) => {
    const { config, payments } = ctx.deps
    const payment = await viewPayment(payments, input.publicId, ctx.visitorId)
    const method = payment && paidBy(payment)
    if (!payment?.paidAt || !payment.verificationCode || !method) throw new TRPCError({ code: 'NOT_FOUND' })
    const lines = payment.paidLines ?? payment.lines
    return drawn(ctx.deps, ctx.visitorId, 'confirmation', {
      ...issuedBy(config, payment.verificationCode),
      publicId: payment.publicId,
      amount: BigInt(payment.paidAmount ?? payment.amount),
      lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })),
      paidAt: new Date(payment.paidAt),
      method,
      shortened: payment.shortened,
      language: input.language,
    })
  })

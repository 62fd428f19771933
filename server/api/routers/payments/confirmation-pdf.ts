import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { findIssuer, tenant } from '#server/domains/directory/index.ts'
import { paymentConfirmationPdf } from '#server/domains/documents/index.ts'
import { viewPayment } from '#server/domains/payments/index.ts'

export const confirmationPdf = visitorProcedure
  .input(z.object({ publicId, locale: z.enum(['vi', 'en']) }))
  .query(async ({ ctx, input }) => {
    const { config, database } = ctx.deps
    const payment = await viewPayment(database, input.publicId, ctx.visitorId)
    const { paidAt, verificationCode, attempt } = payment ?? {}
    if (
      !payment ||
      !paidAt ||
      !verificationCode ||
      !attempt?.issuerBin ||
      !attempt.cardMask ||
      !attempt.bankReference
    )
      throw new TRPCError({ code: 'NOT_FOUND' })
    return paymentConfirmationPdf({
      portal: tenant(config.TENANT),
      publicId: payment.publicId,
      verificationCode,
      verifyUrl: `${config.PORTAL_URL}/verify/${verificationCode}`,
      amount: BigInt(payment.amount),
      lines: payment.lines.map((line) => ({ ...line, amount: BigInt(line.amount) })),
      paidAt: new Date(paidAt),
      method: {
        kind: 'CARD',
        issuerName: findIssuer(attempt.issuerBin)?.shortName ?? attempt.issuerBin,
        cardMask: attempt.cardMask,
        bankReference: attempt.bankReference,
      },
      language: input.locale,
      demo: config.DEMO,
    })
  })

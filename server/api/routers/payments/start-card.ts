import { z } from 'zod'
import { err } from '#lib/result.ts'
import { publicId, requestId, typedText } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { findIssuer } from '#server/domains/directory/index.ts'
import { startCardAttempt } from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

const card = z.object({ number: typedText, holderName: typedText, date: typedText, acceptTerms: z.boolean() })

export const startCard = visitorProcedure
  .input(z.object({ publicId, issuerBin: z.string().max(6), card, requestId }))
  .mutation(async ({ ctx, input }) => {
    const issuer = findIssuer(input.issuerBin)
    if (!issuer) return err({ code: 'ISSUER_UNKNOWN' as const })
    const started = await startCardAttempt(ctx.deps.payments, { ...input, visitorId: ctx.visitorId, issuer })
    return throwNotFound(started)
  })

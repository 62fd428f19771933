import { z } from 'zod'
import { publicId, typedText } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { submitOtp as submit } from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

export const submitOtp = visitorProcedure
  .input(z.object({ publicId, otp: typedText }))
  .mutation(async ({ ctx, input }) =>
    throwNotFound(await submit(ctx.deps.payments, { ...input, visitorId: ctx.visitorId })),
  )

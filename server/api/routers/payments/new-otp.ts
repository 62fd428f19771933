import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { sendNewOtp } from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

export const newOtp = visitorProcedure
  .input(z.object({ publicId }))
  .mutation(async ({ ctx, input }) =>
    throwNotFound(
      await sendNewOtp(ctx.deps.payments, { publicId: input.publicId, visitorId: ctx.visitorId }),
    ),
  )

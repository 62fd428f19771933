import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { cancelInstruction as cancel } from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

export const cancelInstruction = visitorProcedure
  .input(z.object({ publicId }))
  .mutation(async ({ ctx, input }) =>
    throwNotFound(await cancel(ctx.deps.payments, { publicId: input.publicId, visitorId: ctx.visitorId })),
  )

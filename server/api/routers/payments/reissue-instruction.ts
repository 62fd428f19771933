import { z } from 'zod'
import { publicId, requestId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { reissueInstruction as reissue } from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

export const reissueInstruction = visitorProcedure
  .input(z.object({ publicId, requestId }))
  .mutation(async ({ ctx, input }) =>
    throwNotFound(await reissue(ctx.deps.payments, { ...input, visitorId: ctx.visitorId })),
  )

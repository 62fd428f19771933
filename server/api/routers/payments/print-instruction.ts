import { z } from 'zod'
import { publicId, requestId } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { printInstruction as print } from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

export const printInstruction = visitorProcedure
  .input(z.object({ publicId, requestId }))
  .mutation(async ({ ctx, input }) =>
    throwNotFound(await print(ctx.deps.payments, { ...input, visitorId: ctx.visitorId })),
  )

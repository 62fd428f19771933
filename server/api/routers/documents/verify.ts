import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import { verifyDocument } from '#server/domains/payments/index.ts'

export const verify = publicProcedure
  .input(z.object({ code: typedText }))
  .query(({ ctx, input }) => verifyDocument(ctx.deps.database, input.code))

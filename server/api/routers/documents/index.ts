import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure, router } from '#server/api/trpc.ts'
import { verifyDocument } from '#server/domains/payments/index.ts'

const verify = publicProcedure
  .input(z.object({ code: typedText }))
  .query(({ ctx, input }) => verifyDocument(ctx.deps.database, input.code))

export const documentsRouter = router({ verify })

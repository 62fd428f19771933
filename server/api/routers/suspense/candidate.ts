import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { findCandidate } from '#server/domains/payments/index.ts'

export const candidate = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(z.object({ captureId: z.uuid(), number: typedText }))
  .query(({ ctx, input }) => findCandidate(ctx.deps.payments, ctx.staff, input))

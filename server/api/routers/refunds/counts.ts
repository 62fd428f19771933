import { staffProcedure } from '#server/api/trpc.ts'
import { countRefunds } from '#server/domains/payments/index.ts'

export const counts = staffProcedure('ACCOUNTANT', 'OPERATOR').query(({ ctx }) =>
  countRefunds(ctx.deps.database, ctx.staff),
)

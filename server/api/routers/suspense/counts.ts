import { staffProcedure } from '#server/api/trpc.ts'
import { countSuspense } from '#server/domains/payments/index.ts'

export const counts = staffProcedure('ACCOUNTANT', 'OPERATOR').query(({ ctx }) =>
  countSuspense(ctx.deps.database, ctx.staff),
)

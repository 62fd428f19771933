import { visitorProcedure } from '#server/api/trpc.ts'
import { listOwnPayments } from '#server/domains/payments/index.ts'

export const mine = visitorProcedure.query(({ ctx }) => listOwnPayments(ctx.deps.database, ctx.visitorId))

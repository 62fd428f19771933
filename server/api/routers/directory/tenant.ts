import { publicProcedure } from '#server/api/trpc.ts'
import { tenant as tenantOf } from '#server/domains/directory/index.ts'

export const tenant = publicProcedure.query(({ ctx }) => tenantOf(ctx.deps.config.TENANT))

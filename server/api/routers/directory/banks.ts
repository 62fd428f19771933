import { publicProcedure } from '#server/api/trpc.ts'
import { banks as banksOf } from '#server/domains/directory/index.ts'

/** The banks that are connected; they are named on every payment instruction. */
export const banks = publicProcedure.query(({ ctx }) => banksOf(ctx.deps.config))

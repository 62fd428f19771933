import { staffProcedure } from '#server/api/trpc.ts'
import { agencies as allAgencies } from '#server/domains/directory/index.ts'

/** The agencies that an accountant may be invited for. */
export const agencies = staffProcedure('ADMINISTRATOR').query(({ ctx }) => allAgencies(ctx.deps.database))

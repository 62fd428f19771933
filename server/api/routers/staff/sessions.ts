import { z } from 'zod'
import { staffProcedure } from '#server/api/trpc.ts'
import { staffRoles } from '#server/domains/identity/contract.ts'
import { endSessions, sessionsOf } from '#server/domains/identity/index.ts'

const everyone = staffProcedure(...staffRoles)

/** One's own live sessions. */
export const sessions = everyone.query(({ ctx }) =>
  sessionsOf(ctx.deps.database, ctx.staff, ctx.deps.clock()),
)

/** Ends one of one's own sessions. Another person's is as unknown as one that never was. */
export const endSession = everyone.input(z.object({ sessionId: z.uuid() })).mutation(({ ctx, input }) => {
  const { deps, staff } = ctx
  return endSessions(deps.database, { ...own(staff.id), which: { only: input.sessionId }, now: deps.clock() })
})

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = everyone.mutation(({ ctx }) => {
  const { deps, staff } = ctx
  return endSessions(deps.database, { ...own(staff.id), which: { but: staff.sessionId }, now: deps.clock() })
})

/** Ends this session. */
export const signOut = everyone.mutation(({ ctx }) => {
  const { deps, staff } = ctx
  return endSessions(deps.database, { ...own(staff.id), which: { only: staff.sessionId }, now: deps.clock() })
})

const own = (id: string) => ({ staffId: id, by: id })

import { initTRPC, TRPCError } from '@trpc/server'
import { traced } from '#server/platform/telemetry.ts'
import type { Context } from './context.ts'

const t = initTRPC.context<Context>().create()

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** A span per call, named after the procedure; inputs stay out of it. */
const measured = t.procedure.use(({ path, type, next }) => traced(`trpc.${type} ${path}`, () => next()))

/** For everyone. What it may do is limited by what it is given, not by who asks. */
export const publicProcedure = measured

/** For a browser whose cookie names a visitor who has looked something up. */
export const visitorProcedure = measured.use(({ ctx, next }) => {
  const { visitorId } = ctx
  if (visitorId === null) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { ...ctx, visitorId } })
})

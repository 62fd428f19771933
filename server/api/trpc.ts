import { initTRPC, TRPCError } from '@trpc/server'
import type { AccountRole } from '#server/domains/identity/account-contract.ts'
import type { StaffRole } from '#server/domains/identity/contract.ts'
import { staffOf } from '#server/domains/identity/index.ts'
import { traced } from '#server/platform/telemetry.ts'
import type { Context } from './context.ts'

const t = initTRPC.context<Context>().create({
  // What went wrong in words of ours would tell a browser about tables and addresses: it gets the code alone.
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: error.code,
    data: { code: error.code, httpStatus: shape.data.httpStatus },
  }),
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** A span per call, named after the procedure; inputs stay out of it. */
const measured = t.procedure.use(({ path, type, next }) => traced(`trpc.${type} ${path}`, () => next()))

/** For everyone. What it may do is limited by what it is given, not by who asks. */
export const publicProcedure = measured

/** For a browser whose cookie names a visitor who has looked something up, or whoever is signed in for a holder. */
export const visitorProcedure = measured.use(({ ctx, next }) => {
  const { visitorId } = ctx
  if (visitorId === null) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { ...ctx, visitorId } })
})

/** For whoever is signed in with an account, for a holder or for none, named in `ctx.account`. */
export const accountProcedure = measured.use(({ ctx, next }) => {
  const { account } = ctx
  if (account === null) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { ...ctx, account } })
})

/**
 * For whoever acts for a holder in one of these roles, named in `ctx.account`: FORBIDDEN in another, or for nobody.
 * What is asked for must be that holder's: the command's to check.
 */
export const holderProcedure = (...roles: readonly [AccountRole, ...AccountRole[]]) =>
  accountProcedure.use(({ ctx, next }) => {
    const { account } = ctx
    if (account.holder === null || !roles.includes(account.role)) throw new TRPCError({ code: 'FORBIDDEN' })
    return next({ ctx: { ...ctx, account, visitorId: account.holder.visitorId } })
  })

/**
 * For people of these roles, named in `ctx.staff`. The session is looked up at every call: UNAUTHORIZED once it was
 * ended, FORBIDDEN for another role. Which agency's things an accountant may touch is the command's to check.
 */
export const staffProcedure = (...roles: readonly [StaffRole, ...StaffRole[]]) =>
  measured.use(async ({ ctx, next }) => {
    const { deps, staffToken } = ctx
    const staff = staffToken === null ? null : await staffOf(deps.database, staffToken, deps.clock())
    if (staff === null) throw new TRPCError({ code: 'UNAUTHORIZED' })
    if (!roles.includes(staff.role)) throw new TRPCError({ code: 'FORBIDDEN' })
    return next({ ctx: { ...ctx, staff } })
  })

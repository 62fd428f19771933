import { z } from 'zod'
import { accountProcedure } from '#server/api/trpc.ts'
import {
  accountSessions,
  accountView,
  switchHolder as choose,
  endAccountSessions,
  changeLanguage as setLanguage,
} from '#server/domains/identity/index.ts'
import { language } from '../account-entry/inputs.ts'

/** Who is signed in, for whom they act, and for whom else they may. */
export const me = accountProcedure.query(({ ctx }) => accountView(ctx.deps, ctx.account))

/** One's own live sessions. */
export const sessions = accountProcedure.query(({ ctx }) =>
  accountSessions(ctx.deps.database, ctx.account, ctx.deps.clock()),
)

/** Ends one of one's own sessions. Another person's is as unknown as one that never was. */
export const endSession = accountProcedure
  .input(z.object({ sessionId: z.uuid() }))
  .mutation(({ ctx: { deps, account }, input }) => {
    const { accountId } = account
    return endAccountSessions(deps.database, {
      accountId,
      which: { only: input.sessionId },
      now: deps.clock(),
    })
  })

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = accountProcedure.mutation(({ ctx: { deps, account } }) => {
  const { accountId, sessionId } = account
  return endAccountSessions(deps.database, { accountId, which: { but: sessionId }, now: deps.clock() })
})

/** Ends this session. */
export const signOut = accountProcedure.mutation(({ ctx: { deps, account } }) => {
  const { accountId, sessionId } = account
  return endAccountSessions(deps.database, { accountId, which: { only: sessionId }, now: deps.clock() })
})

/** Lets this session act for another holder of one's own. */
export const switchHolder = accountProcedure
  .input(z.object({ holderId: z.uuid() }))
  .mutation(({ ctx: { deps, account }, input }) =>
    choose(deps.database, { account, ...input, now: deps.clock() }),
  )

/** In which language messages come from now on. */
export const changeLanguage = accountProcedure
  .input(z.object({ language }))
  .mutation(({ ctx: { deps, account }, input }) =>
    setLanguage(deps.database, account.accountId, input.language),
  )

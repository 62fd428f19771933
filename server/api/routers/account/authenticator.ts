import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { accountProcedure } from '#server/api/trpc.ts'
import { tenant } from '#server/domains/directory/index.ts'
import {
  enrolTotp as enrol,
  provePhoneForTotp as provePhone,
  removeTotp as remove,
  sendTotpCode as sendAnother,
  sendTotpRemovalCode as sendRemovalCode,
  startTotp as start,
  totpEnrolmentOf,
} from '#server/domains/identity/index.ts'
import { token, typedPassword } from '../account-entry/inputs.ts'

/** Begins to add an authenticator app, for whoever knows the password: a code goes to the telephone. */
export const startTotp = accountProcedure
  .input(z.object({ password: typedPassword }))
  .mutation(({ ctx: { deps, account }, input }) => start(deps, { account, ...input, now: deps.clock() }))

/** How the adding of an app stands that this session has begun; its secret once the telephone is proven. */
export const totpEnrolment = accountProcedure
  .input(z.object({ token }))
  .query(({ ctx: { deps, account }, input }) => {
    const issuer = tenant(deps.config.TENANT).portalName[account.language]
    return totpEnrolmentOf(deps, { account, ...input, issuer, now: deps.clock() })
  })

/** Sends another code to the telephone. */
export const sendTotpCode = accountProcedure
  .input(z.object({ token }))
  .mutation(({ ctx: { deps, account }, input }) =>
    sendAnother(deps, { account, ...input, now: deps.clock() }),
  )

/** Takes the code that went to the telephone. */
export const provePhoneForTotp = accountProcedure
  .input(z.object({ token, code: typedText }))
  .mutation(({ ctx: { deps, account }, input }) => provePhone(deps, { account, ...input, now: deps.clock() }))

/** Sets up the app that shows the code of its secret. */
export const enrolTotp = accountProcedure
  .input(z.object({ token, code: typedText }))
  .mutation(({ ctx: { deps, account }, input }) => enrol(deps, { account, ...input, now: deps.clock() }))

/** Sends whoever has lost the app the code that removes it. */
export const sendTotpRemovalCode = accountProcedure.mutation(({ ctx: { deps, account } }) =>
  sendRemovalCode(deps, { account, now: deps.clock() }),
)

/** Forgets the app, for whoever knows the password and has a code of the app or of the telephone. */
export const removeTotp = accountProcedure
  .input(z.object({ password: typedPassword, by: z.enum(['TOTP', 'SMS']), code: typedText }))
  .mutation(({ ctx: { deps, account }, input: { password, by, code } }) =>
    remove(deps, { account, password, confirmation: { by, typed: code }, now: deps.clock() }),
  )

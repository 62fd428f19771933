import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { accountProcedure } from '#server/api/trpc.ts'
import { tenant } from '#server/domains/directory/index.ts'
import {
  enrolTotp as enrol,
  offerTotp as offer,
  removeTotp as remove,
} from '#server/domains/identity/index.ts'
import { token, typedPassword } from '../account-entry/inputs.ts'

/** A new secret for an authenticator app, shown this once. */
export const offerTotp = accountProcedure.mutation(({ ctx: { deps, account } }) => {
  const issuer = tenant(deps.config.TENANT).portalName[account.language]
  return offer(deps.config, { account, issuer, now: deps.clock() })
})

/** Sets up the app that shows the code of the offered secret. */
export const enrolTotp = accountProcedure
  .input(z.object({ enrolment: token, code: typedText, password: typedPassword }))
  .mutation(({ ctx: { deps, account }, input }) => enrol(deps, { account, ...input, now: deps.clock() }))

/** Forgets the app, for whoever knows the password. */
export const removeTotp = accountProcedure
  .input(z.object({ password: typedPassword }))
  .mutation(({ ctx: { deps, account }, input }) => remove(deps, { account, ...input, now: deps.clock() }))

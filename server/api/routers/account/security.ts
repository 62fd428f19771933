import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { accountProcedure } from '#server/api/trpc.ts'
import {
  phoneChangeOf,
  proveOldPhone as proveOld,
  sendPhoneCode as sendAnother,
  changePassword as setPassword,
  changePhone as setPhone,
  startPhoneChange as start,
} from '#server/domains/identity/index.ts'
import { browserOf, token, typedPassword } from '../account-entry/inputs.ts'

/** Sets a new password for whoever knows the old one. The session's token is for the cookie; all others are over. */
export const changePassword = accountProcedure
  .input(z.object({ current: typedPassword, password: typedPassword }))
  .mutation(({ ctx, input }) => {
    const { deps, account } = ctx
    return setPassword(deps, { account, ...input, browser: browserOf(ctx), now: deps.clock() })
  })

/** Begins to change the telephone, for whoever knows the password: a code goes to the one in use. */
export const startPhoneChange = accountProcedure
  .input(z.object({ phone: typedText, password: typedPassword }))
  .mutation(({ ctx: { deps, account }, input }) => start(deps, { account, ...input, now: deps.clock() }))

/** How the change of telephone stands that this session has begun. */
export const phoneChange = accountProcedure
  .input(z.object({ token }))
  .query(({ ctx: { deps, account }, input }) => phoneChangeOf(deps, { account, ...input, now: deps.clock() }))

/** Sends another code to the telephone that is proven now. */
export const sendPhoneCode = accountProcedure
  .input(z.object({ token }))
  .mutation(({ ctx: { deps, account }, input }) =>
    sendAnother(deps, { account, ...input, now: deps.clock() }),
  )

/** Takes the code that went to the telephone in use, and sends one to the new. */
export const proveOldPhone = accountProcedure
  .input(z.object({ token, code: typedText }))
  .mutation(({ ctx: { deps, account }, input }) => proveOld(deps, { account, ...input, now: deps.clock() }))

/** Takes the code that went to the new telephone. The session's token is for the cookie; all others are over. */
export const changePhone = accountProcedure
  .input(z.object({ token, code: typedText }))
  .mutation(({ ctx, input }) => {
    const { deps, account } = ctx
    return setPhone(deps, { account, ...input, browser: browserOf(ctx), now: deps.clock() })
  })

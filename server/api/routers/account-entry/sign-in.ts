import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import {
  finishReset as finish,
  sendResetCode as sendAnother,
  signInWithAccount,
  startReset as start,
} from '#server/domains/identity/index.ts'
import { askedNow, browserOf, language, token, typedPassword } from './inputs.ts'

/** Opens a session. Its token goes into the cookie, by next-auth. Limited for the address and for the telephone. */
export const signIn = publicProcedure
  .input(z.object({ phone: typedText, password: typedPassword }))
  .mutation(({ ctx, input }) =>
    signInWithAccount(ctx.deps, { ...input, browser: browserOf(ctx), now: ctx.deps.clock() }),
  )

/** Begins a new password: a code goes to the telephone, if it has an account. */
export const startReset = publicProcedure
  .input(z.object({ phone: typedText, language }))
  .mutation(({ ctx, input }) => start(ctx.deps, { ...input, ...askedNow(ctx) }))

/** Sends another code for the new password. */
export const sendResetCode = publicProcedure
  .input(z.object({ token }))
  .mutation(({ ctx, input }) => sendAnother(ctx.deps, { ...input, ...askedNow(ctx) }))

/** Sets the new password and ends every session of the account. */
export const finishReset = publicProcedure
  .input(z.object({ token, code: typedText, password: typedPassword }))
  .mutation(({ ctx, input }) => finish(ctx.deps, { ...input, now: ctx.deps.clock() }))

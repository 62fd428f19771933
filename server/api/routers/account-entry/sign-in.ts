import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import {
  confirmReset as confirm,
  finishReset as finish,
  sendResetCode as sendAnother,
  signInWithAccount,
  startReset as start,
} from '#server/domains/identity/index.ts'
import { askedNow, browserOf, language, token, typedPassword } from './inputs.ts'
import { sendingProcedure } from './sending.ts'

/** Opens a session. Its token goes into the cookie, by next-auth. Limited for the address and for the telephone. */
export const signIn = publicProcedure
  .input(z.object({ phone: typedText, password: typedPassword }))
  .mutation(({ ctx, input }) =>
    signInWithAccount(ctx.deps, { ...input, browser: browserOf(ctx), now: ctx.deps.clock() }),
  )

/** Begins a new password: a code goes to the telephone, if it has an account. */
export const startReset = sendingProcedure
  .input(z.object({ phone: typedText, language }))
  .mutation(({ ctx, input }) => start(ctx.deps, { ...input, ...askedNow(ctx) }))

/** Sends another code for the new password. */
export const sendResetCode = sendingProcedure
  .input(z.object({ token }))
  .mutation(({ ctx, input }) => sendAnother(ctx.deps, { ...input, ...askedNow(ctx) }))

/** Sets the new password and ends every session of the account; an authenticator is asked for first. */
export const finishReset = publicProcedure
  .input(z.object({ token, code: typedText, password: typedPassword }))
  .mutation(({ ctx, input }) => finish(ctx.deps, { ...input, ...askedNow(ctx) }))

/** Takes the authenticator's code, where there is one, and sets the password that was typed before. */
export const confirmReset = publicProcedure
  .input(z.object({ token, code: typedText }))
  .mutation(({ ctx, input }) => confirm(ctx.deps, { ...input, ...askedNow(ctx) }))

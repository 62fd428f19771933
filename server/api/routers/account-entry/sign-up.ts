import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import {
  correctPhone as correct,
  startOrganisation as organisation,
  startPerson as person,
  sendSignUpCode,
  signUpOf,
  verifySignUp,
} from '#server/domains/identity/index.ts'
import { askedNow, browserOf, token, typedAccount, typedOrganisation, typedPerson } from './inputs.ts'
import { sendingProcedure } from './sending.ts'

/** Begins the account of an organisation, and sends the code that proves its owner's telephone. */
export const startOrganisation = sendingProcedure
  .input(z.object({ ...typedOrganisation, ...typedAccount }))
  .mutation(({ ctx, input: { language, ...typed } }) =>
    organisation(ctx.deps, typed, { ...askedNow(ctx), language }),
  )

/** Begins the account of a person, and sends the code that proves their telephone. */
export const startPerson = sendingProcedure
  .input(z.object({ ...typedPerson, ...typedAccount }))
  .mutation(({ ctx, input: { language, ...typed } }) =>
    person(ctx.deps, typed, { ...askedNow(ctx), language }),
  )

/** How a sign-up stands. */
export const signUp = publicProcedure
  .input(z.object({ token }))
  .query(({ ctx, input }) => signUpOf(ctx.deps, { ...input, now: ctx.deps.clock() }))

/** Sends another code. */
export const sendCode = sendingProcedure
  .input(z.object({ token }))
  .mutation(({ ctx, input }) => sendSignUpCode(ctx.deps, { ...input, ...askedNow(ctx) }))

/** Corrects a telephone that was mistyped. */
export const correctPhone = sendingProcedure
  .input(z.object({ token, phone: typedText }))
  .mutation(({ ctx, input }) => correct(ctx.deps, { ...input, ...askedNow(ctx) }))

/** Takes the code. The session's token is for the cookie. */
export const verify = publicProcedure.input(z.object({ token, code: typedText })).mutation(({ ctx, input }) =>
  verifySignUp(ctx.deps, {
    ...input,
    browser: browserOf(ctx),
    mark: ctx.browser,
    now: ctx.deps.clock(),
  }),
)

import { router } from '#server/api/trpc.ts'
import { invitation, startMember } from './invitation.ts'
import { confirmReset, finishReset, sendResetCode, signIn, startReset } from './sign-in.ts'
import { correctPhone, sendCode, signUp, startOrganisation, startPerson, verify } from './sign-up.ts'

/** How people open accounts and sign in. Called in process only: what signs in never travels as JSON. */
export const accountEntryRouter = router({
  startOrganisation,
  startPerson,
  signUp,
  sendCode,
  correctPhone,
  verify,
  invitation,
  startMember,
  signIn,
  startReset,
  sendResetCode,
  finishReset,
  confirmReset,
})

import { router } from '#server/api/trpc.ts'
import { accept } from './accept.ts'
import { invitation } from './invitation.ts'
import { signIn } from './sign-in.ts'
import { usePass } from './use-pass.ts'

/** How people become staff and sign in. Called in process only: what signs in never travels as JSON. */
export const staffEntryRouter = router({ signIn, invitation, accept, usePass })

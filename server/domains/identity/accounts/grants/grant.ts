import { z } from 'zod'
import { accountRoles, type HolderAccount } from '../../account-contract.ts'
import { begunIn } from '../begun.ts'
import type { AccountKeys } from '../sealed.ts'

const grantSchema = z.discriminatedUnion('kind', [
  /** Somebody is invited; `phone` in E.164. */
  z.object({ kind: z.literal('INVITE'), phone: z.string(), role: z.enum(accountRoles) }),
  /** A member becomes an owner. */
  z.object({ kind: z.literal('OWNER'), membershipId: z.string(), name: z.string() }),
])

/** A right over the holder that an owner is about to give to somebody. */
export type Grant = z.infer<typeof grantSchema>

/** Who gives it, and when. */
export type Giver = { readonly by: HolderAccount; readonly now: Date }

export const begunGrant = {
  kind: 'grant',
  schema: z.object({ holderId: z.string(), grant: grantSchema }),
} as const

/** What this very session is about to give for the holder that it acts for. */
export function grantIn(config: AccountKeys, { by, now }: Giver, token: string): Grant | null {
  const begun = begunIn(config, begunGrant, { account: by, now }, token)
  return begun?.holderId === by.holder.id ? begun.grant : null
}

/** The code that confirms it: good for this right to this person in this session. */
export function codeOfGrant({ sessionId, holder }: HolderAccount, grant: Grant) {
  const what = grant.kind === 'INVITE' ? `${grant.role}:${grant.phone}` : grant.membershipId
  return {
    purpose: 'CHANGE_MEMBERS',
    binding: `${sessionId}:${holder.id}:${grant.kind}:${what}`,
  } as const
}

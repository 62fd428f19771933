import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import type { SendCodeRefusal } from '../../account-contract.ts'
import type {
  GrantView,
  StartedGrant,
  StartInvitationRefusal,
  StartOwnerRefusal,
} from '../../security-contract.ts'
import { sealBegun } from '../begun.ts'
import { openCode } from '../codes/code-rows.ts'
import { codeTimes } from '../codes/one-time-code.ts'
import type { SendDeps } from '../codes/send-code.ts'
import { sendOwnCode } from '../codes/send-own-code.ts'
import { readInvitation } from '../invitations/invite-member.ts'
import { memberOf } from '../members.ts'
import { ownPhone } from '../own-phone.ts'
import { begunGrant, codeOfGrant, type Giver, type Grant, grantIn } from './grant.ts'

/** As an owner typed it. */
export type StartInvitation = Giver & { readonly phone: string; readonly role: string }

/**
 * Begins to invite somebody: a code goes to the owner's own telephone, so that a stolen password or session lets nobody in
 * whose own telephone then confirms debits. `token` is for the cookie.
 */
export async function startInvitation(
  deps: SendDeps,
  order: StartInvitation,
): Promise<Result<StartedGrant, StartInvitationRefusal>> {
  const read = await readInvitation(deps, order)
  return read.ok ? send(deps, order, { kind: 'INVITE', ...read.value }) : read
}

/** Begins to make a member an owner, in the same way. */
export async function startOwner(
  deps: SendDeps,
  order: Giver & { readonly membershipId: string },
): Promise<Result<StartedGrant, StartOwnerRefusal>> {
  const member = await memberOf(deps, order.by.holder.id, order.membershipId)
  if (member === null) return err({ code: 'NOT_FOUND' })
  const { membershipId, name } = member
  return send(deps, order, { kind: 'OWNER', membershipId, name })
}

type Begun = Giver & { readonly token: string }

/** Sends another code for what was begun. */
export async function sendGrantCode(
  deps: SendDeps,
  { token, ...giver }: Begun,
): Promise<Result<StartedGrant, SendCodeRefusal | { readonly code: 'GONE' }>> {
  const grant = grantIn(deps.config, giver, token)
  return grant === null ? err({ code: 'GONE' }) : send(deps, giver, grant)
}

async function send(
  deps: SendDeps,
  { by, now }: Giver,
  grant: Grant,
): Promise<Result<StartedGrant, SendCodeRefusal>> {
  const sent = await sendOwnCode(deps, { ...codeOfGrant(by, grant), account: by, words: {}, now })
  if (!sent.ok) return sent
  const content = { holderId: by.holder.id, grant }
  return ok({ token: sealBegun(deps.config, begunGrant.kind, { account: by, now }, content) })
}

/** How it stands, for the page that asks for the code. */
export async function grantOf(deps: SendDeps, { token, by, now }: Begun): Promise<GrantView> {
  const grant = grantIn(deps.config, { by, now }, token)
  if (grant === null) return { state: 'GONE' }
  const order = { ...codeOfGrant(by, grant), subject: by.accountId }
  const code = await openCode(deps.database.prisma, order)
  const maskedPhone = maskPhone(await ownPhone(deps, by))
  return { state: 'OPEN', ...shown(grant), maskedPhone, ...codeTimes(code, now) }
}

const shown = (grant: Grant) =>
  grant.kind === 'INVITE'
    ? ({ kind: grant.kind, whom: maskPhone(grant.phone), role: grant.role } as const)
    : ({ kind: grant.kind, whom: grant.name, role: 'OWNER' } as const)
